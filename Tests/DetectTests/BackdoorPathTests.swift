import Detect
import EntraModel
import EventForge
import TenantGraph
import Testing

struct BackdoorPathTests {
  @Test func `the full path is one critical finding with every hop cited in time order`() throws {
    let finding = try #require(findings(backdoor()).first(of: "XTS-BACKDOOR-PATH"))
    #expect(finding.severity == .critical)
    #expect(finding.status == .complete)
    #expect(finding.stepsObserved == 6)
    #expect(finding.stepsExpected == 6)
    let kinds = finding.path.map(\.edge)
    for kind in [
      EdgeKind.configured, .grantedInbound, .synced, .provisioned, .signedIn, .accessed, .granted,
    ] {
      #expect(kinds.contains(kind))
    }
    let times = finding.path.compactMap(\.time)
    #expect(times == times.sorted())
    #expect(finding.path.allSatisfy { $0.state == .missing || !$0.events.isEmpty })
    #expect(finding.path.map(\.step) == Array(1...finding.path.count))
    #expect(
      finding.accounts.map(\.node).contains(
        NodeID(.account, tenant: EventForge.victim, key: People.admin.id)))
  }

  @Test func `without a privileged act it is high`() throws {
    let finding = try #require(findings(backdoor(withRole: false)).first(of: "XTS-BACKDOOR-PATH"))
    #expect(finding.severity == .high)
    #expect(finding.confidence == 0.8429)
  }

  @Test func `without a sign-in it is partial and the door is told apart`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    forge.autoRedeem(EventForge.attacker, "09:00:06", by: People.admin)
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
    let found = findings(forge)
    #expect(found.first(of: "XTS-BACKDOOR-PATH")?.status == .partial)
    let door = try #require(found.first(of: "XTS-DOOR-OPENED"))
    #expect(door.path.contains { $0.edge == .provisioned })
  }

  @Test func `a path that reaches a sign-in covers its door`() {
    #expect(findings(backdoor()).first(of: "XTS-DOOR-OPENED") == nil)
  }

  @Test func `an account provisioned before the door opened is not of that door`() {
    var forge = EventForge()
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "08:00:00")
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "10:00:00",
      home: EventForge.attacker)
    #expect(findings(forge).first(of: "XTS-BACKDOOR-PATH") == nil)
  }

  @Test func `an account provisioned after the door closed is not of that door`() {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    forge.allowSync(
      EventForge.attacker, "09:20:00", by: People.helpdesk, old: "{\"isSyncAllowed\":true}",
      new: "{\"isSyncAllowed\":false}")
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "10:00:00",
      home: EventForge.attacker)
    #expect(findings(forge).first(of: "XTS-BACKDOOR-PATH") == nil)
  }

  @Test func `a sign-in before the account came is not caused by it`() {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    forge.autoRedeem(EventForge.attacker, "09:00:06", by: People.admin)
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "09:10:00",
      home: EventForge.attacker)
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
    #expect(findings(forge).first(of: "XTS-BACKDOOR-PATH")?.status == .partial)
  }

  @Test func `another tenant's account doesn't walk through this door`() {
    var forge = EventForge()
    forge.allowSync(EventForge.consultancy, "09:00:03", by: People.admin)
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "10:00:00",
      home: EventForge.attacker)
    #expect(findings(forge).first(of: "XTS-BACKDOOR-PATH") == nil)
  }

  @Test func `the attacker's own logs corroborate and open no second door`() throws {
    var forge = backdoor()
    forge.addPartner(EventForge.victim, "08:00:00", owner: EventForge.attacker, by: People.mallory)
    forge.provisioningRow(
      "09:39:59", from: EventForge.attacker, People.mallory, to: EventForge.victim,
      People.malloryOutside)
    let found = findings(forge)
    let finding = try #require(found.first(of: "XTS-BACKDOOR-PATH"))
    #expect(found.filter { $0.rule == "XTS-BACKDOOR-PATH" }.count == 1)
    #expect(finding.path.first { $0.edge == .provisioned }?.corroboration == .bothSides)
    #expect(finding.confidence > 0.93)
    #expect(found.first(of: "XTS-LATERAL-PATH") == nil)
  }

  @Test func `closing the door after use by who opened it is a step of the path`() throws {
    var forge = backdoor(withRole: false)
    forge.policy(
      "Delete a partner cross-tenant identity sync setting", "11:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        PropertyChange(
          target: 0, name: "userSyncInbound", old: "{\"isSyncAllowed\":true}", new: nil)
      ])
    let finding = try #require(findings(forge).first(of: "XTS-BACKDOOR-PATH"))
    #expect(finding.scoring.map(\.step).contains("S7"))
    #expect(finding.path.last?.verb == "delete-sync")
  }

  @Test func `a defender who blocks and closes leaves the path contained`() {
    var forge = backdoor(withRole: false)
    forge.policy(
      "Delete a partner cross-tenant identity sync setting", "11:00:00", EventForge.victim,
      EventForge.attacker, People.helpdesk, [])
    forge.add(
      "Disable account", "11:05:00", log: EventForge.victim, category: "UserManagement",
      actor: People.helpdesk, targets: [People.malloryOutside])
    let finding = findings(forge).first(of: "XTS-BACKDOOR-PATH")
    #expect(finding?.status == .contained)
    #expect(finding?.scoring.map(\.step).contains("S7") == false)
  }

  @Test func `redemption that the log covers and doesn't show lowers the score`() throws {
    var with = EventForge()
    var without = EventForge()
    for isWith in [true, false] {
      var forge = EventForge()
      forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
      if isWith { forge.autoRedeem(EventForge.attacker, "09:00:06", by: People.admin) }
      forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
      forge.signIn(
        EventForge.user(People.malloryOutside.id, People.mallory.upn), "10:00:00",
        home: EventForge.attacker)
      if isWith { with = forge } else { without = forge }
    }
    let high = try #require(findings(with).first(of: "XTS-BACKDOOR-PATH"))
    let low = try #require(findings(without).first(of: "XTS-BACKDOOR-PATH"))
    #expect(low.confidence < high.confidence * 0.75)
    #expect(
      low.path.contains { $0.state == .missing && $0.verb == "auto-redeem" && $0.time == nil })
  }

  @Test func `inside a declared multi-tenant organization nothing rises above info`() {
    var forge = EventForge()
    forge.add(
      "Add MultiTenantOrg tenant", "08:00:00", log: EventForge.victim,
      category: "MultiTenantOrgTenant",
      actor: People.admin,
      changes: [
        PropertyChange(target: 0, name: "tenantId", old: nil, new: "\"\(EventForge.subsidiary)\"")
      ])
    forge.addPartner(EventForge.subsidiary, "09:00:00", by: People.admin)
    forge.allowSync(EventForge.subsidiary, "09:00:03", by: People.admin)
    let colleague = EventForge.user(
      "0000ec00-0000-4000-8000-000000000077", "col_sub.example#EXT#@victim.onmicrosoft.com")
    forge.provision(colleague, mail: "col@sub.example", "09:40:00")
    forge.signIn(
      EventForge.user(colleague.id, "col@sub.example"), "10:00:00", home: EventForge.subsidiary)
    let found = findings(forge, own: [EventForge.victim, EventForge.subsidiary])
    #expect(found.rules == [])
    #expect(!found.isEmpty)
    // Undeclared, the same events are a backdoor: nothing that the suspect chooses silences a finding.
    #expect(findings(forge).rules == ["XTS-BACKDOOR-PATH"])
  }

  @Test func `Microsoft's support tenant is no door`() {
    var forge = EventForge()
    forge.addPartner(WellKnown.microsoftSupportTenant, "09:00:00", by: People.admin)
    forge.allowSync(WellKnown.microsoftSupportTenant, "09:00:03", by: People.admin)
    #expect(findings(forge).isEmpty)
  }
}
