import EntraModel
import Testing

@testable import Custody
@testable import Pipeline

/// The admin centre's provisioning download in its three files, from the bytes to the case.
struct PortalProvisioningTests {
  private static let change = "d1d1d1d1-1111-4222-8333-444444444444"
  private static let other = "d2d2d2d2-1111-4222-8333-444444444444"
  private static let source = "aaaaaaaa-1111-4222-8333-00000000000a"

  private static let main =
    "Date (UTC),ID,Change ID,Job ID,Cycle ID,Action,Status,Source ID,Source UPN,Target ID,Target System\n"
    + "2026-03-01T11:00:10Z,0a0a0a0a-1111-4222-8333-000000000001,\(change),"
    + "Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444,"
    + "c1c1c1c1-1111-4222-8333-444444444444,Create,Success,99990000-1111-4222-8333-444444444444,"
    + "ada@woodgrove.example,77777777-8888-4999-8aaa-bbbbbbbbbbbb,Microsoft Entra ID (target tenant)\n"
  private static let steps =
    "Change ID,Step Name,Step Type,Status,Description\n"
    + "\(change),EntryImportAdd,Import,Success,received\n"
    + "\(change),EntryExportAdd,Export,Success,created\n"
    + "\(other.uppercased()),EntryExportAdd,Export,Success,created\n"
  private static let properties =
    "Change ID,Property Name,Old Value,New Value\n\(change),userType,,Member\n"
    + "\(change),companyName,,Tailspin\n"

  private func files(_ wanted: [String], in folder: TemporaryFolder) throws -> [String] {
    let texts = [
      "ProvisioningLogs.csv": Self.main, "ProvisioningLogs_ProvisioningSteps.csv": Self.steps,
      "ProvisioningLogs_ModifiedProperties.csv": Self.properties,
    ]
    return try wanted.map { try folder.write(#require(texts[$0]), to: $0) }
  }

  private static let names = [
    "ProvisioningLogs.csv", "ProvisioningLogs_ProvisioningSteps.csv",
    "ProvisioningLogs_ModifiedProperties.csv",
  ]

  /// What a case says of its one change.
  private struct Told: Equatable {
    var events: [String] = []
    var detail: EventDetail?
    var copies: [String] = []
    var remarks: [String] = []
    var undated = 0
    var problems: [String] = []
  }

  private func told(_ path: String) throws -> Told {
    let casefile = try Casefile.open(at: path, readOnly: true)
    var told = Told()
    let cursor = try casefile.events(EventFilter())
    while let event = try cursor.next() {
      told.events.append("\(event.source.name) \(event.activity) \(event.correlationID)")
      told.detail = event.detail
      let inventory = try casefile.inventory()
      told.copies = try casefile.copies(ofEvent: event.key).map { place in
        "\(inventory.first { $0.id == place.evidence }?.path ?? "") \(place.record)"
      }
    }
    let facts = try casefile.facts(tool: "t", tenantNames: [:])
    told.undated = facts.undatedEvents
    told.remarks = facts.remarks
      .filter { $0.slug == .partWithoutEvent }.map(\.message)
    told.problems = try casefile.verify().problems.map { "\($0)" }
    return told
  }

  @Test func `steps and properties become part of the event of their change`() async throws {
    let folder = try TemporaryFolder()
    _ = try await InvestigationRuns.investigate(
      try files(Self.names, in: folder), into: folder("case"))
    let told = try told(folder("case"))
    #expect(told.problems == [])
    #expect(
      told.detail?.additional == [
        KeyValue(key: "EntryImportAdd", value: "received"),
        KeyValue(key: "EntryExportAdd", value: "created"),
      ])
    #expect(told.detail?.changes.map(\.name) == ["userType", "companyName"])
    #expect(told.detail?.provisioning?.source.upn == "ada@woodgrove.example")
    #expect(
      Set(told.copies) == [
        "evidence/ProvisioningLogs.csv 1", "evidence/ProvisioningLogs_ProvisioningSteps.csv 1",
        "evidence/ProvisioningLogs_ProvisioningSteps.csv 2",
        "evidence/ProvisioningLogs_ModifiedProperties.csv 1",
        "evidence/ProvisioningLogs_ModifiedProperties.csv 2",
      ])
    #expect(told.copies.first == "evidence/ProvisioningLogs.csv 1")
  }

  @Test func `a part whose change isn't in the case is kept without a time and named`() async throws
  {
    let folder = try TemporaryFolder()
    _ = try await InvestigationRuns.investigate(
      try files(Self.names, in: folder), into: folder("case"))
    let told = try told(folder("case"))
    #expect(told.undated == 1)
    #expect(told.remarks.count == 1)
    #expect(told.remarks.first?.contains(Self.other) == true)
  }

  @Test func `the order in which the files come changes nothing`() async throws {
    let folder = try TemporaryFolder()
    let paths = try files(Self.names, in: folder)
    _ = try await InvestigationRuns.investigate(paths, into: folder("together"))
    for order in [[0, 1, 2], [1, 2, 0], [2, 0, 1]] {
      let name = "case" + order.map { String($0) }.joined()
      for index in order {
        _ = try await InvestigationRuns.investigate([paths[index]], into: folder(name))
      }
      #expect(try told(folder(name)) == told(folder("together")))
    }
  }

  @Test func `a download that is read again in other bytes says nothing twice`() async throws {
    let folder = try TemporaryFolder()
    let paths = try files(Self.names, in: folder)
    _ = try await InvestigationRuns.investigate(paths, into: folder("case"))
    let before = try told(folder("case"))
    let again = try folder.write(Self.steps + "\n", to: "again/ProvisioningSteps.csv")
    _ = try await InvestigationRuns.investigate([again], into: folder("case"))
    let after = try told(folder("case"))
    #expect(after.detail == before.detail)
    #expect(after.undated == before.undated)
    #expect(after.copies.count == before.copies.count + 2)
    #expect(after.problems == [])
  }

  @Test func `parts join the event that Graph tells`() async throws {
    let folder = try TemporaryFolder()
    let graph =
      #"[{"id":"0a0a0a0a-1111-4222-8333-000000000001","activityDateTime":"2026-03-01T11:00:10Z","#
      + #""tenantId":"\#(Self.source)","changeId":"\#(Self.change)","provisioningAction":"create","#
      + #""jobId":"Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444","#
      + #""provisioningSteps":[{"name":"EntryImportAdd","description":"received"}]}]"#
    let path = try folder.write(graph, to: "provisioning.json")
    let parts = try files(Array(Self.names.dropFirst()), in: folder)
    _ = try await InvestigationRuns.investigate([path] + parts, into: folder("case"))
    let told = try told(folder("case"))
    #expect(told.detail?.additional.map(\.key) == ["EntryImportAdd", "EntryExportAdd"])
    #expect(told.detail?.changes.count == 2)
  }
}
