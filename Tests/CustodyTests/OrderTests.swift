import EntraModel
import Testing

@testable import Custody

@Suite struct OrderTests {
  @Test func `events of one instant come in the order of causes, then by id as it is printed`()
    throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let guid = { (digit: String) in digit + "f8fad5b-d9cb-469f-a165-70867728950e" }
    let records = [
      SampleRecord(id: "Directory_2", ticks: 5, source: .audit, category: "ApplicationManagement"),
      SampleRecord(id: guid("f"), ticks: 5, source: .signIn),
      SampleRecord(id: "Directory_1", ticks: 5, source: .audit, category: "UserManagement"),
      SampleRecord(id: "Z", ticks: 5, source: .provisioning),
      SampleRecord(id: guid("a"), ticks: 5, source: .audit, category: "RoleManagement"),
      SampleRecord(
        id: "Directory_9", ticks: 5, source: .audit, category: "CrossTenantAccessSettings"),
      SampleRecord(id: "later", ticks: 6, source: .audit, category: "Policy"),
      SampleRecord(id: "undated", source: .audit, category: "Policy"),
      SampleRecord(id: "early", ticks: -5, source: .signIn),
      SampleRecord(id: guid("0"), ticks: 5, source: .audit, category: "GroupManagement"),
    ]
    try casefile.ingest([SampleFile(name: "a", records: records)], in: scratch)
    let order = [
      "early", "Directory_9", "Z", "Directory_1", guid("f"), guid("0"), "Directory_2", guid("a"),
      "later", "undated",
    ]
    #expect(try casefile.allEvents().map(\.id) == order)
    #expect(try casefile.allEvents(datedOnly: true).map(\.id) == order.dropLast())
  }

  @Test func `a tie longer than a page comes in order`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let ids = (0..<3000).map { "same head \(String(10_000 + $0 * 7919 % 3000))" }
    let records = ids.map { SampleRecord(id: $0, ticks: 1, relevant: $0.hasSuffix("7")) }
    try casefile.ingest([SampleFile(name: "a", records: records)], in: scratch)
    #expect(try casefile.allEvents().map(\.id) == ids.sorted())
    #expect(
      try casefile.allEvents(relevantOnly: true).map(\.id)
        == ids.sorted().filter { $0.hasSuffix("7") })
  }

  @Test func `only relevant events are given where asked for, with their nested detail`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    var detail = EventDetail()
    detail.additional = [KeyValue(key: "k", value: "v")]
    let records = [
      SampleRecord(id: "1", ticks: 1),
      SampleRecord(id: "2", ticks: 2, relevant: true, detail: detail),
      SampleRecord(id: "3", relevant: true),
    ]
    try casefile.ingest([SampleFile(name: "a", records: records)], in: scratch)
    #expect(try casefile.allEvents(relevantOnly: true).map(\.id) == ["2", "3"])
    #expect(try casefile.allEvents(datedOnly: true, relevantOnly: true).map(\.detail) == [detail])
  }

  @Test(arguments: [
    (EventSource.audit, "CrossTenantIdentitySyncSettings", "", SourcePriority.policy),
    (.audit, "MultiTenantOrgTenant", "", .policy), (.audit, "Policy", "add policy", .policy),
    (.audit, "ProvisioningManagement", "export", .provisioning),
    (.provisioning, "", "", .provisioning),
    (.audit, "UserManagement", "add user", .userChange), (.signIn, "", "", .signIn),
    (.audit, "ApplicationManagement", "add user", .action), (.graphActivity, "", "", .action),
    (.unifiedAuditLog, "AzureActiveDirectory", "add user", .userChange),
    (.unifiedAuditLog, "", "update a partner cross-tenant access setting", .policy),
  ])
  func `the priority follows log, category and activity`(
    _ source: EventSource, _ category: String, _ activity: String, _ priority: SourcePriority
  ) {
    #expect(
      SourcePriority.derived(source: source, category: category, activityKey: activity) == priority)
  }
}
