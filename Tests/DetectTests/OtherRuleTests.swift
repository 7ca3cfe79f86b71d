import Detect
import EntraModel
import EventForge
import TenantGraph
import Testing

struct LateralPathTests {
  private let bob = EventForge.user("0000b0b0-0000-4000-8000-000000000001", "bob@victim.example")
  private let bobOutside = EventForge.user(
    "0000ec00-0000-4000-8000-00000000000b", "bob_victim.example#EXT#@subsidiary.onmicrosoft.com")
  private let group = Party(kind: .group, id: "scope-group", name: "SG-Sync")
  private let configuration = Party(
    kind: .servicePrincipal, id: "configuration", name: "To the subsidiary")

  private func ride(scoped: Bool, credential: Bool = false, opensDoor: Bool = false) -> EventForge {
    var forge = EventForge()
    if opensDoor {
      forge.allowSync(
        EventForge.victim, "08:00:00", owner: EventForge.subsidiary, by: People.helpdesk)
    }
    forge.add(
      "Add app role assignment to group", "2026-02-01T08:00:00Z", log: EventForge.victim,
      category: "UserManagement", actor: People.admin, targets: [configuration, group])
    if scoped {
      forge.add(
        "Add member to group", "13:20:00", log: EventForge.victim, category: "GroupManagement",
        actor: People.helpdesk, targets: [bob, group])
    }
    forge.provisioningRow(
      "13:48:00", from: EventForge.victim, bob, to: EventForge.subsidiary, bobOutside)
    forge.signIn(
      EventForge.user(bobOutside.id, bob.upn), "14:10:00", home: EventForge.victim,
      resource: EventForge.subsidiary)
    if credential {
      forge.add(
        "Add service principal credentials", "14:25:00", log: EventForge.subsidiary,
        category: "ApplicationManagement", actor: bobOutside,
        targets: [Party(kind: .servicePrincipal, id: "payroll", name: "payroll")])
    }
    return forge
  }

  private let both = [EventForge.victim, EventForge.subsidiary]

  @Test func `scope, provisioning, sign-in and a credential are one critical path`() throws {
    let found = findings(ride(scoped: true, credential: true), own: both)
    let finding = try #require(found.first(of: "XTS-LATERAL-PATH"))
    #expect(finding.severity == .critical)
    #expect(finding.confidence == 0.8583)
    #expect(finding.path.map(\.edge).contains(.scoped))
    #expect(finding.path.map(\.edge).contains(.acted))
    #expect(found.first(of: "XTS-BACKDOOR-PATH") == nil)
    #expect(found.first(of: "XTS-DOOR-OPENED") == nil)
  }

  @Test func `a joiner in the scope who signs in is no finding`() {
    #expect(findings(ride(scoped: false), own: both).isEmpty)
  }

  @Test func `a joiner whom the usual administrator puts into scope is no finding`() {
    var forge = ride(scoped: true)
    forge.add(
      "Add member to group", "2026-04-20T08:00:00Z", log: EventForge.victim,
      category: "GroupManagement", actor: People.helpdesk,
      targets: [
        EventForge.user("0000b0b0-0000-4000-8000-000000000099", "eve@victim.example"), group,
      ])
    #expect(findings(forge, own: both).first(of: "XTS-LATERAL-PATH") == nil)
  }

  @Test func `a scope change by somebody who hadn't done it before is high`() {
    #expect(
      findings(ride(scoped: true), own: both).first(of: "XTS-LATERAL-PATH")?.severity == .high)
  }

  @Test func `a privileged act reports the ride even where the scope has no record`() throws {
    let finding = try #require(
      findings(ride(scoped: false, credential: true), own: both).first(of: "XTS-LATERAL-PATH"))
    #expect(finding.path.contains { $0.state == .missing && $0.edge == .scoped })
  }

  @Test func `a door opened just before makes it the other rule's path`() {
    let found = findings(ride(scoped: true, credential: true, opensDoor: true), own: both)
    #expect(found.first(of: "XTS-LATERAL-PATH") == nil)
    #expect(found.first(of: "XTS-BACKDOOR-PATH") != nil)
  }

  @Test func `a source that isn't ours is no victim to ride`() {
    #expect(
      findings(ride(scoped: true, credential: true), own: [EventForge.subsidiary])
        .first(of: "XTS-LATERAL-PATH") == nil)
  }
}

struct DoorOpenedTests {
  private func door(_ partner: TenantID = EventForge.attacker) -> EventForge {
    var forge = EventForge()
    forge.addPartner(partner, "09:00:00", by: People.admin)
    forge.allowSync(partner, "09:00:03", by: People.admin)
    forge.autoRedeem(partner, "09:00:06", by: People.admin)
    return forge
  }

  @Test func `a door opened and never used is medium and stays under its cap`() throws {
    let finding = try #require(findings(door()).first(of: "XTS-DOOR-OPENED"))
    #expect(finding.severity == .medium)
    #expect(finding.confidence == 0.6494)
    #expect(findings(door()).rules == ["XTS-DOOR-OPENED"])
  }

  @Test func `a fresh role raises it to high`() {
    var forge = door()
    forge.grantRole(
      "Security Administrator", template: "194ae4cb-b126-40b2-bd5b-6091b380977d", to: People.admin,
      "08:00:00", by: People.helpdesk)
    #expect(findings(forge).first(of: "XTS-DOOR-OPENED")?.severity == .high)
  }

  @Test func `a declared partner's door is info`() {
    let partner = KnownPartner(tenant: EventForge.consultancy, name: "Consultancy")
    #expect(findings(door(EventForge.consultancy), partners: [partner]).map(\.severity) == [.info])
  }

  @Test func `a stale partner without synchronization is nothing`() {
    var forge = EventForge()
    forge.addPartner(EventForge.consultancy, "2024-05-04T09:00:00Z", by: People.admin)
    #expect(findings(forge).isEmpty)
  }

  @Test func `a synchronization set to true again is no new door`() {
    var forge = EventForge()
    forge.allowSync(
      EventForge.attacker, "09:00:00", by: People.admin, old: "{\"isSyncAllowed\":true}")
    #expect(findings(forge).isEmpty)
  }
}

struct GuestRuleTests {
  private func guest(risk: RiskLevel = .none) -> EventForge {
    var forge = EventForge()
    if risk != .none {
      forge.signIn(People.helpdesk, "08:50:00", home: EventForge.victim, risk: risk)
    }
    forge.invite(
      People.carolOutside, mail: "carol@consultancy.example", "09:00:00", redeemed: "09:20:00",
      by: People.helpdesk)
    forge.signIn(
      EventForge.user(People.carolOutside.id, People.carol.upn), "09:30:00",
      home: EventForge.consultancy)
    return forge
  }

  @Test func `a consultant's guest account is low and no path of synchronization`() throws {
    let found = findings(guest())
    #expect(found.rules == ["GUEST-INVITE-ABUSE"])
    #expect(found.first?.severity == .low)
    #expect((found.first?.confidence ?? 1) <= 0.35)
  }

  @Test
  func `a guest made administrator within the hour is high, and the role a finding of its own`() {
    var forge = guest()
    forge.grantRole(
      "Global Administrator", template: People.globalAdministrator, to: People.carolOutside,
      "09:50:00", by: People.helpdesk)
    let found = findings(forge)
    #expect(found.first(of: "GUEST-INVITE-ABUSE")?.severity == .high)
    #expect(found.first(of: "XTS-EXT-PRIVILEGED")?.severity == .critical)
  }

  @Test func `a risky inviter raises it`() {
    #expect(findings(guest(risk: .high)).first(of: "GUEST-INVITE-ABUSE")?.severity == .high)
  }

  @Test func `a role that isn't privileged raises nothing`() {
    var forge = guest()
    forge.grantRole(
      "Message Center Reader", template: "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b",
      to: People.carolOutside, "09:50:00", by: People.helpdesk)
    let found = findings(forge)
    #expect(found.first(of: "XTS-EXT-PRIVILEGED") == nil)
    #expect(found.first(of: "GUEST-INVITE-ABUSE")?.severity == .low)
  }

  @Test func `a role given long after the arrival is not of the arrival`() {
    var forge = guest()
    forge.grantRole(
      "Global Administrator", template: People.globalAdministrator, to: People.carolOutside,
      "2026-05-20T09:50:00Z", by: People.helpdesk)
    #expect(findings(forge).first(of: "XTS-EXT-PRIVILEGED") == nil)
  }

  @Test func `an invitation that is never used is nothing`() {
    var forge = EventForge()
    forge.invite(
      People.carolOutside, mail: "carol@consultancy.example", "09:00:00", redeemed: "09:20:00",
      by: People.helpdesk)
    #expect(findings(forge).isEmpty)
  }
}

struct DetectionsTests {
  @Test func `every rule has words for people, and names are unique`() {
    for detection in Detections.all {
      #expect(!detection.pattern.lines.isEmpty && !detection.logsNeeded.isEmpty)
      #expect(!detection.blindSpots.isEmpty && !detection.benign.isEmpty)
    }
    #expect(Set(Detections.all.map { $0.rule }).count == Detections.all.count)
  }

  @Test
  func
    `every finding says what would explain it and how to contain it, the door before the accounts`()
    throws
  {
    let found = findings(backdoor())
    for finding in found {
      #expect(!finding.benign.isEmpty && !finding.response.isEmpty)
    }
    let response = try #require(found.first(of: "XTS-BACKDOOR-PATH")).response
    let door = try #require(response.firstIndex { $0.hasPrefix("Close the door") })
    let accounts = try #require(response.firstIndex { $0.hasPrefix("Then block sign-in") })
    #expect(door < accounts)
  }

  @Test func `a finding's id survives what comes after it`() throws {
    let before = try #require(findings(backdoor(withRole: false)).first(of: "XTS-BACKDOOR-PATH"))
    let after = try #require(findings(backdoor()).first(of: "XTS-BACKDOOR-PATH"))
    #expect(before.id == after.id)
  }
}
