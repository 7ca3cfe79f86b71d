import EntraModel
import Export
import Testing

struct TimelineCSVTests {
  @Test func `the header is the contract, letter by letter`() throws {
    let text = try exported(TimelineCSV.self, Incident().input)
    #expect(
      text.prefix { $0 != "\n" }
        == "datetime,precision,timestamp_desc,source,category,activity,result,actor,actor_id,actor_kind,target,target_id,target_kind,log_tenant,partner_tenant,home_tenant,resource_tenant,access_type,app,ip,country,correlation_id,message,edges,findings,severity,techniques,tags,event_id,evidence,line,offset,copies"
    )
  }

  @Test func `a policy event reads as a sentence with what changed`() throws {
    let rows = try CSVReader.read(exported(TimelineCSV.self, Incident().input))
    let row = try #require(rows.first { $0["event_id"] == "Directory_3" })
    #expect(row["datetime"] == "2025-06-02T09:00:03.0000000Z")
    #expect(
      row["message"]
        == "admin@fabrikam.test: Create a partner cross-tenant identity sync setting for tenant 11111111-0000-4000-8000-000000000001 (userSyncInbound: null -> true)"
    )
    #expect(row["findings"] == "f00d000000000001;f00d000000000002")
    #expect(row["edges"] == "e-0000000000000010;e-0000000000000011;e-0000000000000012")
    #expect(row["severity"] == "critical")
    #expect(row["techniques"] == "T1136.003;T1484.002")
    #expect(row["evidence"] == "evidence/AuditLogs.json")
    #expect(row["line"] == "30")
    #expect(row["offset"] == "1536")
    #expect(row["copies"] == "1")
  }

  @Test func `a snapshot reads as a state, which nothing changed into`() throws {
    var snapshot = try #require(Incident().events.first { $0.id == "Directory_3" })
    snapshot.source = .policySnapshot
    var input = Incident().input
    let events = [snapshot]
    input.events = { ListCursor(events) }
    let row = try #require(CSVReader.read(exported(TimelineCSV.self, input)).first)
    #expect(row["timestamp_desc"] == "Snapshot Time")
    #expect(row["message"]?.hasSuffix("(userSyncInbound: true)") == true)
  }

  @Test func `a sign-in names account, application, tenants and address`() throws {
    let rows = try CSVReader.read(exported(TimelineCSV.self, Incident().input))
    let row = try #require(rows.first { $0["source"] == "sign-in" })
    #expect(row["activity"] == "Sign-in")
    #expect(row["timestamp_desc"] == "Sign-in Time")
    #expect(row["target"] == "Azure Portal")
    #expect(row["access_type"] == "b2bCollaboration")
    #expect(row["copies"] == "2")
    #expect(
      row["message"]
        == "mallory@northwind.test: Sign-in to Azure Portal in tenant 22222222-0000-4000-8000-000000000002, home tenant 11111111-0000-4000-8000-000000000001, b2bCollaboration, from 203.0.113.9 NL"
    )
  }

  @Test func `an undated event is in no timeline`() throws {
    var incident = Incident()
    var undated = incident.events[0]
    undated.instant = nil
    let events = incident.events + [undated]
    var input = incident.input
    input.events = { ListCursor(events) }
    #expect(try CSVReader.read(exported(TimelineCSV.self, input)).count == incident.events.count)
    incident.events = []
    #expect(try CSVReader.read(exported(TimelineCSV.self, incident.input)).isEmpty)
  }

  @Test(arguments: Hostile.values)
  func `no value breaks a row, runs as a formula or hides a character`(value: String) throws {
    let incident = Hostile.incident(value)
    for profile in TimelineProfile.allCases {
      var input = incident.input
      input.timelineProfile = profile
      let text = try exported(TimelineCSV.self, input)
      let rows = try CSVReader.read(text)
      #expect(rows.count == incident.events.count)
      #expect(text.split(separator: "\n").count == rows.count + 1)
      for cell in rows.flatMap(\.values) {
        #expect(cell == "-" || !["=", "+", "-", "@", "\t", "\r"].contains(cell.prefix(1)))
        #expect(
          cell.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{FFFE}"
          })
      }
    }
  }

  @Test func `control characters and line breaks are spelled out, and a lone dash is left alone`()
    throws
  {
    var incident = Incident()
    incident.events[0].target.upn = "a\r\nb\u{1b}c\u{202E}d"
    incident.events[0].actor.upn = "-"
    incident.events[1].actor.upn = "=1+1"
    let rows = try CSVReader.read(exported(TimelineCSV.self, incident.input))
    #expect(rows[0]["target"] == "a ¦ b\\x1bc\\u{202e}d")
    #expect(rows[0]["actor"] == "-")
    #expect(rows[1]["actor"] == "'=1+1")
  }

  @Test func `the report profile has eight columns and no ids`() throws {
    var input = Incident().input
    input.timelineProfile = .report
    let rows = try CSVReader.read(exported(TimelineCSV.self, input))
    let row = try #require(rows.last)
    #expect(row.count == 8)
    #expect(row["who"] == "mallory@northwind.test")
    #expect(row["did_what"] == "Sign-in")
    #expect(row["to_whom"] == "Azure Portal in fabrikam.test")
    #expect(row["from_tenant"] == "northwind.test")
    #expect(row["citation"] == "evidence/SignInLogs.json:1")
    #expect(row["finding"]?.hasPrefix("critical: An account of northwind.test") == true)
  }

  @Test func `rows leave in pieces, whatever their number`() throws {
    let event = Incident().events[2]
    var input = Incident().input
    input.events = { RepeatingCursor(event, count: 20_000) }
    let sink = MemorySink()
    try TimelineCSV().export(input, to: sink)
    #expect(sink.writes > 10)
    #expect(sink.largestWrite < 1 << 20)
  }
}

/// One event again and again.
final class RepeatingCursor: EventCursor {
  private let event: Event
  private var left: Int

  init(_ event: Event, count: Int) {
    (self.event, left) = (event, count)
  }

  func next() -> Event? {
    guard left > 0 else { return nil }
    left -= 1
    return event
  }
}
