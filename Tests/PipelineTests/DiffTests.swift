import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `Differences between cases` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Incident.audits, to: "logs/audits.json")
    try folder.write(Incident.signIns, to: "logs/signIns.json")
  }

  private func investigate(_ files: [String], into name: String) async throws {
    _ = try await InvestigationRuns.investigate(files.map { folder($0) }, into: folder(name))
  }

  private func diff(_ before: String, _ after: String) throws -> DiffReport {
    try CaseDesk.diff(from: folder(before), to: folder(after), tool: "t")
  }

  @Test func `a case is equal to itself`() async throws {
    try await investigate(["logs"], into: "a")
    let report = try diff("a", "a")
    #expect(report.isEqual)
    #expect(report.evidence.both == 2)
    #expect(report.events.counts.map(\.before) == [6, 3])
    #expect(report.events.counts.map(\.after) == [6, 3])
    #expect(report.events.first.isEmpty && report.edges.isEmpty && report.findings.isEmpty)
    #expect(report.before.detectedBy == "crosstrail 0.1.0")
  }

  @Test func `evidence in another order gives an equal case`() async throws {
    try await investigate(["logs"], into: "a")
    try await investigate(["logs/signIns.json"], into: "b")
    try await investigate(["logs/audits.json"], into: "b")
    #expect(try diff("a", "b").isEqual)
  }

  @Test func `one more file tells what came with it, by which record`() async throws {
    try await investigate(["logs/audits.json"], into: "a")
    try await investigate(["logs"], into: "b")
    let report = try diff("a", "b")
    #expect(!report.isEqual)
    #expect(report.evidence.came.map(\.path) == ["evidence/signIns.json"])
    #expect(report.evidence.went.isEmpty && report.evidence.both == 1)
    #expect(report.declarations.isEqual)
    #expect(
      report.events.counts == [
        .init(source: .audit, before: 6, after: 6),
        .init(source: .signIn, before: 0, after: 3, came: 3),
      ])
    #expect(report.events.relevant == report.events.first.count)
    #expect(report.events.first.allSatisfy { $0.word == "came" })
    #expect(report.events.first.contains { $0.after?.id == "signin-1" })
    let signedIn = try #require(report.edges.first { $0.edge.after?.kind == .signedIn })
    #expect(signedIn.edge.word == "came")
    #expect(signedIn.records.first?.side == .after)
    #expect(signedIn.records.first?.event.id.hasPrefix("signin-") == true)
    let found = try #require(
      report.findings.first { $0.finding.after?.rule == "XTS-BACKDOOR-PATH" })
    #expect(found.causes == [.records])
    #expect(found.finding.word == "came" || !found.marks.isEmpty)
    let record = try #require(found.records.first)
    #expect(record.event.id == "signin-1")
    #expect(record.event.place.line == 2)
    #expect(report.after.facts.file(record.event.place.evidence)?.path == "evidence/signIns.json")
  }

  @Test func `the other way round the same things went`() async throws {
    try await investigate(["logs/audits.json"], into: "a")
    try await investigate(["logs"], into: "b")
    let (there, back) = (try diff("a", "b"), try diff("b", "a"))
    #expect(back.evidence.went == there.evidence.came)
    #expect(back.events.went == there.events.came && back.events.came == 0)
    #expect(back.edges.map { $0.edge.before?.id } == there.edges.map { $0.edge.after?.id })
    #expect(back.edges.allSatisfy { $0.records.allSatisfy { $0.side == .before } })
    #expect(back.findings.count == there.findings.count)
  }

  @Test func `a declared partner tells what changed, and that declarations differ`() async throws {
    let trusting = Incident.policy(
      7, "10:00:12", "Update a partner cross-tenant access setting", "CrossTenantAccessSettings",
      [
        Incident.property("tenantId", "\"\(Incident.attacker)\"", "\"\(Incident.attacker)\""),
        Incident.property(
          "inboundTrust", "{\"isMfaAccepted\":false}", "{\"isMfaAccepted\":true}"),
      ])
    try folder.write(Incident.page(Incident.auditRecords + [trusting]), to: "logs/audits.json")
    try await investigate(["logs"], into: "a")
    try await investigate(["logs"], into: "b")
    let attacker = try #require(GUID(Incident.attacker))
    let partner = KnownPartner(tenant: attacker, name: "Rogue & Co")
    _ = try CaseDesk.declare(
      .addPartner(partner), at: folder("b"), context: InvestigationRuns.context())
    let report = try diff("a", "b")
    #expect(report.evidence.came.isEmpty && report.evidence.went.isEmpty)
    #expect(report.events.isEqual && report.edges.isEmpty)
    #expect(report.declarations.partners.map(\.after) == [partner])
    #expect(report.declarations.partners.map(\.before) == [nil])
    #expect(!report.findings.isEmpty)
    #expect(report.findings.allSatisfy { $0.causes == [.declarations] && $0.records.isEmpty })
    let changed = try #require(
      report.findings.first { $0.finding.after?.rule == "XTS-TRUST-WEAKENED" })
    #expect(changed.finding.word == "changed")
    #expect(changed.marks.first == .init(name: "severity", before: "medium", after: "info"))
  }

  @Test func `a title counts where somebody gave one`() async throws {
    func make(_ name: String, title: String?) throws {
      _ = try CaseDesk.create(
        CaseRequest(path: folder(name), title: title), context: InvestigationRuns.context())
    }
    try make("a", title: nil)
    try make("b", title: nil)
    try make("c", title: "Orchard")
    #expect(try diff("a", "b").isEqual)
    let report = try diff("a", "c")
    #expect(!report.isEqual && report.declarations.title?.after == "Orchard")
    #expect(report.before.detectedBy == nil)
  }

  @Test func `an event whose copies tell its time differently is one event`() async throws {
    let cut = Incident.auditRecords.map { $0.replacing(".1234567Z", with: "Z") }
    try folder.write(Incident.page(cut), to: "cut/audits.json")
    try await investigate(["logs/audits.json"], into: "a")
    try await investigate(["cut"], into: "b")
    let report = try diff("a", "b")
    #expect(report.evidence.came.count == 1 && report.evidence.went.count == 1)
    #expect(report.events.isEqual)
    #expect(report.events.first.isEmpty)
  }

  @Test func `an event without a time is held by both, or by one`() async throws {
    let undated = Incident.auditRecords.map { $0.replacing("2025-03-10T", with: "someday ") }
    try folder.write(Incident.page(undated), to: "undated/audits.json")
    try folder.write(Incident.page(Array(undated.dropLast())), to: "fewer/audits.json")
    try await investigate(["undated"], into: "a")
    try await investigate(["fewer"], into: "b")
    try await investigate(["logs/audits.json"], into: "c")
    let fewer = try diff("a", "b")
    #expect(fewer.events.went == 1 && fewer.events.came == 0)
    #expect(fewer.events.first.map { $0.before?.id } == ["Directory_audit-6"])
    #expect(try diff("a", "c").events.isEqual)
    #expect(try diff("c", "a").events.isEqual)
  }

  @Test func `many events are counted, and the first of them listed`() async throws {
    let records = (0..<60).map { number in
      Incident.signIn(
        number, "10:\(10 + number % 50):00", user: Incident.guest, upn: "eve@rogue.example",
        home: Incident.attacker, type: "b2bCollaboration")
    }
    try folder.write(Incident.page(records), to: "many/signIns.json")
    try await investigate(["logs/audits.json"], into: "a")
    try await investigate(["logs/audits.json", "many"], into: "b")
    let events = try diff("a", "b").events
    #expect(events.came == 60 && events.relevant == 60)
    #expect(events.first.count == DiffReport.mostEvents)
    let times = events.first.compactMap { $0.after?.instant }
    #expect(times == times.sorted())
  }

  @Test func `a case that isn't there is named`() async throws {
    try await investigate(["logs"], into: "a")
    let error = #expect(throws: PipelineError.self) { try diff("a", "b") }
    #expect(error?.place == folder("b"))
  }
}
