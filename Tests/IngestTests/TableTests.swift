import EntraModel
import Testing

@testable import Ingest

/// Tables as containers: separators, quotes, encodings, odd rows, places.
struct TableTests {
  private static let header = "Date (UTC),CorrelationId,Service,Category,Activity,ResultReason\n"

  private func activities(_ text: String) -> [String] { Reading(text).events.map(\.activity) }

  private func row(_ activity: String, reason: String = "", day: Int = 1) -> String {
    "2026-03-0\(day)T10:00:00Z,c\(day),Core Directory,UserManagement,\(activity),\(reason)\n"
  }

  @Test func `commas, semicolons and tabs part cells alike`() {
    let text = Self.header + row("Add user") + row("Update user", day: 2)
    let wanted = Reading(text).events
    #expect(wanted.map(\.activity) == ["Add user", "Update user"])
    for separator in [";", "\t"] {
      let other = Reading(
        text.split(separator: ",", omittingEmptySubsequences: false)
          .joined(separator: separator))
      #expect(other.events == wanted)
    }
  }

  @Test func `a preamble, a mark, blank lines and a repeated header are no records`() {
    let plain = Self.header + row("Add user") + row("Update user", day: 2)
    let dressed =
      "\u{FEFF}#TYPE System.Object\r\nsep=,\r\n" + Self.header + row("Add user")
      + "\r\n\n" + Self.header + row("Update user", day: 2)
    let reading = Reading(dressed)
    #expect(reading.events.map(\.activity) == Reading(plain).events.map(\.activity))
    #expect(reading.records == 2)
    #expect(reading.events.map(\.place.line) == [4, 8])
    #expect(reading.encoding == "utf-8-bom")
  }

  @Test func `quoted cells hold line breaks, separators and doubled quotes`() {
    let reading = Reading(
      Self.header + row("Add user", reason: "\"said \"\"no\"\",\r\nthen \\ \"\"yes\"\"\"")
        + row("Update user", day: 2))
    #expect(reading.events.map(\.reason) == ["said \"no\",\r\nthen \\ \"yes\"", ""])
    #expect(reading.events.map(\.place.line) == [2, 4])
    #expect(reading.faults.isEmpty && reading.remarks.isEmpty)
  }

  @Test func `UTF-16 reads as UTF-8 does`() {
    let text = Self.header + row("Hinzuf\u{FC}gen \u{1F600}")
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let reading = Reading(wide)
    #expect(reading.encoding == "utf-16le")
    #expect(reading.events.map(\.activity) == activities(text))
  }

  @Test func `a row with too many cells is lost, one with too few is kept`() {
    let reading = Reading(
      Self.header + row("Add user", reason: "a,b")
        + "2026-03-02T10:00:00Z,c,Core Directory,X,Short\n"
        + row("Update user", reason: ",,", day: 3))
    #expect(reading.events.map(\.activity) == ["Short", "Update user"])
    #expect(reading.faultSlugs == [.csvRagged])
    #expect(reading.faults.map(\.place.line) == [2])
    #expect(reading.remarkSlugs == [.csvRagged, .csvRagged])
    #expect(reading.isBalanced)
  }

  @Test func `a quote that never closes costs one line and says where it opened`() {
    let reading = Reading(
      Self.header + row("Add user") + row("Lost", reason: "\"open", day: 2)
        + row("Update user", reason: "\"x\"", day: 3) + row("Delete user", day: 4))
    #expect(reading.events.map(\.activity) == ["Add user", "Update user", "Delete user"])
    #expect(reading.faultSlugs == [.csvUnclosedQuote])
    #expect(reading.faults.map(\.place.line) == [3])
    #expect(reading.faults.first?.message.contains("line 3, byte 60") == true)
    #expect(reading.records == 4 && reading.isBalanced)
  }

  @Test func `many open quotes end in time and lose nothing unsaid`() {
    let lines = (0..<20_000).map { "\"\($0),x" }.joined(separator: "\n")
    let reading = Reading(Self.header + lines)
    #expect(reading.isBalanced)
    #expect(reading.events.isEmpty)
    #expect(!reading.faults.isEmpty)
  }

  @Test func `a doubled column counts once and is remarked`() {
    let reading = Reading(
      "Date (UTC),CorrelationId,Service,Category,Activity,Activity\n"
        + "2026-03-01T10:00:00Z,c,Core Directory,X,First,Second\n")
    #expect(reading.events.map(\.activity) == ["First"])
    #expect(reading.fileRemarks.map(\.slug) == [.csvDuplicateHeader])
  }

  @Test func `text that begins as JSON adds no keys to its record`() {
    let reading = Reading(
      "TimeGenerated [UTC],Status,Type\n"
        + #""3/19/2026, 1:00:00.000 PM","{}, ""Id"": ""forged"", ""x"": {}",SigninLogs"# + "\n")
    #expect(reading.records == 1)
    #expect(!reading.ids.contains("forged"))
  }

  @Test func `where a table is cut changes nothing`() {
    let text =
      Self.header + row("Add user", reason: "\"a \"\"b\"\"\r\nc\"") + row("Lost", reason: "\"open")
      + row("Update user", reason: "\"x\"", day: 3) + "\r\n" + row("Delete user", day: 4)
    let bytes = Array(text.utf8)
    let whole = Reading(bytes)
    #expect(whole.records == 4)
    for cut in bytes.indices where cut > Self.header.utf8.count + 2 {
      #expect(
        Reading(bytes, cuts: [cut], wantedHead: Self.header.utf8.count + 2) == whole, "\(cut)")
    }
  }

  @Test func `every row reads again to the event that it gave`() {
    let text =
      "CreatedDateTime;UserPrincipalName;AppDisplayName;ClientAppUsed;Id\n"
      + "3/4/2026 1:02:03 PM;ada@woodgrove.example;Portal;Browser;a\n"
      + "3/13/2026 1:02:03 PM;ada@woodgrove.example;\"Por\ntal\";Browser;b\n"
    let bytes = Array(text.utf8)
    var splitter = RecordSplitter(options: IngestOptions())
    _ = splitter.feed(bytes, isFinal: false)
    _ = splitter.feed([], isFinal: true)
    let events = Reading(bytes).events
    #expect(events.map(\.id) == ["a", "b"])
    for event in events {
      let (from, count) = (Int(event.place.offset), Int(event.place.length))
      var again = IngestStage.event(
        fromRecord: Array(bytes[from..<(from + count)]), place: event.place,
        context: splitter.context ?? RecordContext())
      again?.detail = event.detail
      #expect(again == event)
    }
  }

  // MARK: Dates

  private func instants(_ dates: [String]) -> [String] {
    let rows = dates.map { "\"\($0)\",ada@woodgrove.example,Portal,Browser,a\n" }
    return Reading(
      "CreatedDateTime,UserPrincipalName,AppDisplayName,ClientAppUsed,Id\n" + rows.joined()
    ).events.map { $0.instant.map(\.description) ?? "none" }
  }

  @Test func `one date of a column tells day and month of all`() {
    #expect(
      instants(["3/4/2026 1:02:03 PM", "3/13/2026 12:00:00 AM"]) == [
        "2026-03-04T13:02:03.0000000Z", "2026-03-13T00:00:00.0000000Z",
      ])
    #expect(
      instants(["3/4/2026 13:02:03", "13/4/2026 00:00"]) == [
        "2026-04-03T13:02:03.0000000Z", "2026-04-13T00:00:00.0000000Z",
      ])
    #expect(instants(["03.04.2026 13:02:03"]) == ["2026-04-03T13:02:03.0000000Z"])
    #expect(instants(["2026-04-03T13:02:03Z", "3/4/2026 13:02:03"]).last == "none")
  }

  @Test func `a column that tells nothing leaves its rows without an instant`() {
    let reading = Reading(
      "CreatedDateTime,UserPrincipalName,AppDisplayName,ClientAppUsed,Id\n"
        + "3/4/2026 1:02:03 PM,ada@woodgrove.example,Portal,Browser,a\n"
        + "5/5/2026 1:02:03 PM,ada@woodgrove.example,Portal,Browser,b\n")
    #expect(
      reading.events.map { $0.instant?.description } == [nil, "2026-05-05T13:02:03.0000000Z"])
    #expect(reading.remarkSlugs == [.badDate])
  }

  @Test func `the spelling of American English tells the month where no date does`() {
    #expect(instants(["3/4/2026, 1:02:03.456 PM"]) == ["2026-03-04T13:02:03.4560000Z"])
    #expect(
      instants(["3/4/2026, 1:02:03 PM", "13/4/2026, 1:02:03 PM"]).first
        == "2026-04-03T13:02:03.0000000Z")
  }

  @Test func `a provisioning table of Log Analytics isn't taken for the portal's`() throws {
    let owner = "bbbbbbbb-0000-4000-8000-00000000000b"
    let reading = Reading(
      "AADTenantId,ChangeId,CycleId,Id,JobId,OperationName,ProvisioningAction,TimeGenerated [UTC],Type\n"
        + "\(owner),change,cycle,row,Azure2Azure.x.y,Provisioning activity,create,"
        + "\"3/10/2025, 1:48:20.000 PM\",AADProvisioningLogs\n")
    #expect(reading.formats == ["log-analytics-rows": 1])
    #expect(reading.events.first?.source == .provisioning)
    #expect(reading.ids == ["row"])
  }

  @Test func `what goes on of a line that was given up is no row, whatever it looks like`() {
    let forged = "a,b,c,Forged,e,f,"
    let length = TableWalker.maximumLength + 1
    let long = String(repeating: forged, count: length / forged.utf8.count + 1)
    let text = Self.header + "\"" + long + forged + "\n" + row("Add user")
    let cut = Self.header.utf8.count + 1 + long.utf8.count
    let reading = Reading(Array(text.utf8), cuts: [cut], wantedHead: Self.header.utf8.count + 2)
    #expect(reading.events.map(\.activity) == ["Add user"])
    #expect(reading.faultSlugs == [.csvUnclosedQuote])
    #expect(reading.records == 2 && reading.isBalanced)
  }

  @Test func `a table whose lines end in carriage returns alone isn't taken for one without rows`()
  {
    let text = (Self.header + row("Add user") + row("Delete user")).replacing("\n", with: "\r")
    let reading = Reading(text)
    #expect(reading.refusal != nil && reading.refusal != .empty)
  }
}
