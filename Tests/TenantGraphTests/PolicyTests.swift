import EntraModel
import EventForge
import TenantGraph
import Testing

struct PolicyTests {
  @Test func `allowing synchronization draws who did it, what was granted and whom it lets in`()
    throws
  {
    var forge = EventForge()
    forge.addPartner(EventForge.attacker, "09:00:00", by: People.admin)
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    forge.autoRedeem(EventForge.attacker, "09:00:06", by: People.admin)
    let graph = graph(forge)
    #expect(graph.verbs(.configured) == ["add", "enable-sync", "auto-redeem"])
    #expect(graph.verbs(.grantedInbound) == ["enable-sync", "auto-redeem"])
    #expect(graph.verbs(.synced) == ["allowed"])
    let granted = try #require(graph.edges(of: .grantedInbound).first)
    #expect(granted.from == .policy(owner: EventForge.victim, partner: EventForge.attacker))
    #expect(granted.to == .tenant(EventForge.attacker))
    #expect(granted.acts.first?.change == "sync:unset>true")
  }

  @Test(arguments: ["{\"isSyncAllowed\":true}", "true", "\"true\"", "[{\"isSyncAllowed\": true}]"])
  func `the sync flag is read in every documented spelling and under any property name`(
    value: String
  ) {
    var forge = EventForge()
    forge.policy(
      "Update a partner cross-tenant identity sync setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        PropertyChange(target: 0, name: "tenantId", old: nil, new: "\"\(EventForge.attacker)\""),
        PropertyChange(target: 0, name: "someNameNobodySaw", old: nil, new: value),
      ])
    #expect(graph(forge).verbs(.grantedInbound) == ["enable-sync"])
  }

  @Test func `tightening grants nothing`() {
    var forge = EventForge()
    forge.allowSync(
      EventForge.attacker, "09:00:00", by: People.admin, old: "{\"isSyncAllowed\":true}",
      new: "{\"isSyncAllowed\":false}")
    forge.policy(
      "Update a partner cross-tenant access setting", "09:01:00", EventForge.victim,
      EventForge.attacker, People.admin, [access("b2bCollaborationInbound", old: 1, new: 2)])
    let graph = graph(forge)
    #expect(graph.verbs(.grantedInbound) == [])
    #expect(graph.verbs(.configured) == ["disable-sync", "close-b2b"])
  }

  @Test func `access type two to one opens, users and applications both`() {
    var forge = EventForge()
    forge.policy(
      "Update a partner cross-tenant access setting", "09:01:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        access("b2bDirectConnectInbound", old: 2, new: 1),
        access("b2bCollaborationOutbound", old: 2, new: 1),
      ])
    let graph = graph(forge)
    #expect(graph.verbs(.grantedInbound) == ["open-direct-connect"])
    #expect(graph.verbs(.grantedOutbound) == ["b2b-out"])
  }

  @Test func `the generic twin of a change is folded into it and cited`() {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
    forge.add(
      "Add policy", "09:00:04", log: EventForge.victim, category: "Policy", actor: People.admin,
      targets: [Party(kind: .policy, id: "p", name: "CrossTenantIdentitySyncPolicy")])
    let acts = graph(forge).edges(of: .configured).flatMap(\.acts)
    #expect(acts.map(\.verb) == ["enable-sync"])
    #expect(acts.first?.events.map(\.id) == ["event-1", "event-2"])
  }

  @Test func `a failed change draws nothing`() {
    var forge = EventForge()
    forge.policy(
      "Create a partner cross-tenant identity sync setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        PropertyChange(
          target: 0, name: "userSyncInbound", old: nil, new: "{\"isSyncAllowed\":true}")
      ]
    ) { $0.result = .failure }
    #expect(graph(forge).edges.isEmpty)
  }

  @Test func `the replayed state holds between changes and a deleted partner closes everything`()
    throws
  {
    var forge = EventForge()
    forge.allowSync(
      EventForge.attacker, "09:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}")
    forge.policy(
      "Delete partner specific cross-tenant access setting", "12:00:00", EventForge.victim,
      EventForge.attacker, People.admin, [])
    let graph = graph(forge)
    let pair = PolicyPair(owner: EventForge.victim, partner: EventForge.attacker)
    let history = try #require(graph.policies[pair])
    let value = { (time: String) in
      EventForge.at(time).flatMap { history.value(of: .syncInbound, at: $0) }
    }
    #expect(value("08:00:00") == false)
    #expect(value("10:00:00") == true)
    #expect(value("13:00:00") == false)
    #expect(
      graph.edges(of: .grantedInbound).first?.acts.first?.validUntil == EventForge.at("12:00:00"))
  }

  @Test func `an old value that contradicts the replayed state is marked`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    forge.allowSync(
      EventForge.attacker, "10:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}",
      new: "{\"isSyncAllowed\":true}")
    let pair = PolicyPair(owner: EventForge.victim, partner: EventForge.attacker)
    let history = try #require(graph(forge).policies[pair])
    #expect(history.steps.map(\.contradictsReplay) == [false, true])
  }

  @Test func `one Graph edit that rewrites a whole value is compared flag by flag`() {
    var forge = EventForge()
    forge.policy(
      "Update a partner cross-tenant access setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [
        PropertyChange(
          target: 0, name: "inboundTrust",
          old: "{\"isMfaAccepted\":false,\"isCompliantDeviceAccepted\":true}",
          new: "{\"isMfaAccepted\":true,\"isCompliantDeviceAccepted\":false}")
      ])
    let act = graph(forge).edges(of: .configured).flatMap(\.acts).first
    #expect(act?.change == "trust-mfa:false>true trust-device:true>false")
  }

  private func access(_ name: String, old: Int, new: Int) -> PropertyChange {
    let value = { (type: Int) in
      "{\"UsersAndGroups\":{\"AccessType\":\(type)},\"Applications\":{\"AccessType\":\(type)}}"
    }
    return PropertyChange(target: 0, name: name, old: value(old), new: value(new))
  }
}
