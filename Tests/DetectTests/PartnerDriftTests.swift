import Detect
import EntraModel
import EventForge
import Testing

struct PartnerDriftTests {
  private func partner(_ allows: [PartnerAllowance] = [], until: String? = nil) -> [KnownPartner] {
    [
      KnownPartner(
        tenant: EventForge.attacker, name: "Supplier", allows: allows,
        until: until.flatMap(CivilDate.init(day:)))
    ]
  }

  private func door() -> EventForge {
    var forge = EventForge()
    forge.addPartner(EventForge.attacker, "09:00:00", by: People.admin)
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    return forge
  }

  @Test func `a partner for everything is no unknown tenant`() throws {
    let door = try #require(findings(door(), partners: partner()).first(of: "XTS-DOOR-OPENED"))
    #expect(door.severity == .info)
    #expect(!door.title.contains("partnership"))
  }

  @Test func `synchronization with a partner for guests counts as that of an unknown tenant`()
    throws
  {
    let unknown = try #require(findings(door()).first(of: "XTS-DOOR-OPENED"))
    let drifted = try #require(
      findings(door(), partners: partner([.b2b])).first(of: "XTS-DOOR-OPENED"))
    #expect(drifted.severity == unknown.severity)
    #expect(drifted.confidence == unknown.confidence)
    #expect(drifted.id == unknown.id)
    #expect(
      drifted.title.hasSuffix(
        "beyond the partnership, which is declared for B2B guests and not for synchronization"))
  }

  @Test func `a whole path beyond the partnership loses no severity and no score`() throws {
    let unknown = try #require(findings(backdoor()).first(of: "XTS-BACKDOOR-PATH"))
    let drifted = try #require(
      findings(backdoor(), partners: partner([.b2b, .directConnect])).first(of: "XTS-BACKDOOR-PATH")
    )
    #expect(drifted.severity == .critical)
    #expect(drifted.confidence == unknown.confidence)
    let allowed = try #require(
      findings(backdoor(), partners: partner([.sync])).first(of: "XTS-BACKDOOR-PATH"))
    #expect(allowed.confidence < unknown.confidence)
    #expect(!allowed.title.contains("partnership"))
  }

  @Test func `the last day still counts, the day after doesn't`() throws {
    let within = try #require(
      findings(door(), partners: partner(until: EventForge.day)).first(of: "XTS-DOOR-OPENED"))
    #expect(within.severity == .info)
    let after = try #require(
      findings(door(), partners: partner(until: "2026-05-03")).first(of: "XTS-DOOR-OPENED"))
    #expect(after.severity == .medium)
    #expect(after.title.hasSuffix("after the partnership's last day, 2026-05-03"))
  }

  @Test func `closing a door after the last day is no drift`() {
    var forge = EventForge()
    forge.policy(
      "Delete partner specific cross-tenant access setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin, [])
    for finding in findings(forge, partners: partner(until: "2026-05-01")) {
      #expect(!finding.title.contains("partnership"))
    }
  }

  @Test func `a limit on an own tenant changes nothing`() {
    let own = [EventForge.victim, EventForge.attacker]
    #expect(
      findings(backdoor(), own: own, partners: partner([.b2b]))
        == findings(backdoor(), own: own))
  }

  @Test func `trust given to a partner after the last day is that of an unknown tenant`() throws {
    var forge = EventForge()
    forge.policy(
      "Update a partner cross-tenant access setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        PropertyChange(
          target: 0, name: "inboundTrust", old: "{\"isMfaAccepted\":false}",
          new: "{\"isMfaAccepted\":true}")
      ])
    #expect(
      findings(forge, partners: partner()).first(of: "XTS-TRUST-WEAKENED")?.severity == .info)
    #expect(
      findings(forge, partners: partner(until: "2026-05-03")).first(of: "XTS-TRUST-WEAKENED")?
        .severity == .medium)
  }
}
