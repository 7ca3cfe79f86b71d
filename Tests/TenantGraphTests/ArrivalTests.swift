import EntraModel
import EventForge
import TenantGraph
import Testing

struct ArrivalTests {
  @Test func `the four events of one synchronized account are one provisioned act`() throws {
    var forge = EventForge()
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "10:00:00")
    let edges = graph(forge).edges(of: .provisioned)
    #expect(edges.count == 1)
    let act = try #require(edges.first?.acts.first)
    #expect(edges.first?.acts.count == 1)
    #expect(act.verb == "create")
    #expect(act.traces == ["add", "invite", "update", "redeem"])
    #expect(act.events.count == 4)
  }

  @Test func `an account of an unknown domain is thought to come through the only open door`() {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    forge.provision(People.carolOutside, mail: "carol@consultancy.example", "10:00:00")
    #expect(graph(forge).nodes.contains { $0.homeTenant == EventForge.attacker })
  }

  @Test func `a door isn't that of a domain whose accounts were synchronized before it opened`() {
    var forge = EventForge()
    let colleague = EventForge.user(
      "0000ec00-0000-4000-8000-000000000003", "cleo_consultancy.example#EXT#@victim.onmicrosoft.com"
    )
    forge.provision(colleague, mail: "cleo@consultancy.example", "08:00:00")
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    forge.provision(People.carolOutside, mail: "carol@consultancy.example", "10:00:00")
    #expect(!graph(forge).nodes.contains { $0.homeTenant == EventForge.attacker })
  }

  @Test func `a person's invitation is invited, not provisioned, and names the inviter`() throws {
    var forge = EventForge()
    forge.invite(
      People.carolOutside, mail: "carol@consultancy.example", "10:00:00", redeemed: "15:00:00",
      by: People.helpdesk)
    let graph = graph(forge)
    #expect(graph.edges(of: .provisioned).isEmpty)
    let act = try #require(graph.edges(of: .invited).first?.acts.first)
    #expect(act.by == NodeID(.account, tenant: EventForge.victim, key: People.helpdesk.id))
    #expect(act.traces == ["invite", "redeem"])
  }

  @Test func `the B2B Admin Worker alone proves neither invitation nor synchronization`() {
    var forge = EventForge()
    forge.add(
      "Add user", "10:00:00", log: EventForge.victim, category: "UserManagement",
      actor: Party(kind: .servicePrincipal, id: "worker", name: "Microsoft B2B Admin Worker"),
      targets: [People.malloryOutside])
    let graph = graph(forge)
    #expect(graph.edges(of: .provisioned).isEmpty)
    #expect(graph.edges(of: .invited).isEmpty)
  }

  @Test func `the worker's Add user and the service's invitation are one provisioned act`() {
    var forge = EventForge()
    forge.add(
      "Add user", "10:00:00", log: EventForge.victim, category: "UserManagement",
      actor: Party(kind: .servicePrincipal, id: "worker", name: "Microsoft B2B Admin Worker"),
      targets: [People.malloryOutside])
    forge.add(
      "Invite external user", "10:00:01", log: EventForge.victim, category: "UserManagement",
      actor: EventForge.syncFabric, targets: [People.malloryOutside])
    #expect(
      graph(forge).edges(of: .provisioned).flatMap(\.acts).map(\.traces) == [["add", "invite"]])
  }

  @Test func `the worker's Add user before a person's invitation leaves the person the inviter`()
    throws
  {
    var forge = EventForge()
    forge.add(
      "Add user", "09:59:59", log: EventForge.victim, category: "UserManagement",
      actor: Party(kind: .servicePrincipal, id: "worker", name: "Microsoft B2B Admin Worker"),
      targets: [People.carolOutside])
    forge.invite(
      People.carolOutside, mail: "carol@consultancy.example", "10:00:00", redeemed: "15:00:00",
      by: People.helpdesk)
    let graph = graph(forge)
    let invited = graph.edges(of: .invited)
    let act = try #require(invited.first?.acts.first)
    #expect(invited.count == 1)
    #expect(act.traces == ["add", "invite", "redeem"])
    let inviter = try #require(act.by.flatMap { graph.node($0) })
    #expect(inviter.id == NodeID(.account, tenant: EventForge.victim, key: People.helpdesk.id))
    #expect(inviter.label == People.helpdesk.upn)
    #expect(inviter.objectID == People.helpdesk.id)
  }

  @Test func `a name alone is link quality nine tenths and an application id is whole`() {
    let quality = { (application: String) -> Double? in
      var forge = EventForge()
      forge.provision(
        People.malloryOutside, mail: "mallory@attacker.example", "10:00:00",
        application: application)
      forge.provisioningRow(
        "10:00:00", from: EventForge.attacker, People.mallory, to: EventForge.victim,
        People.malloryOutside)
      return graph(forge).edges(of: .provisioned).first?.quality
    }
    // A provisioning row ties both object ids, and with several sources the best counts.
    #expect(quality("") == 1)
    var forge = EventForge()
    forge.provision(
      People.malloryOutside, mail: "mallory@attacker.example", "10:00:00", application: "")
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "11:00:00",
      home: EventForge.attacker)
    #expect(graph(forge).edges(of: .provisioned).first?.quality == 0.9)
  }

  @Test func `both tenants' logs of one provisioning corroborate each other`() throws {
    var forge = EventForge()
    forge.provisioningRow(
      "09:59:59", from: EventForge.attacker, People.mallory, to: EventForge.victim,
      People.malloryOutside)
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "10:00:00")
    let edges = graph(forge).edges(of: .provisioned)
    #expect(edges.count == 1)
    let act = try #require(edges.first?.acts.first)
    #expect(act.corroboration == .bothSides)
    #expect(act.instant == EventForge.at("09:59:59"))
    #expect(
      edges.first?.from == NodeID(.account, tenant: EventForge.attacker, key: People.mallory.id))
  }

  @Test(arguments: [EventResult.failure, .skipped, .warning])
  func `a provisioning that didn't succeed draws no edge`(status: EventResult) {
    var forge = EventForge()
    forge.provisioningRow(
      "10:00:00", from: EventForge.attacker, People.mallory, to: EventForge.victim,
      People.malloryOutside, status: status)
    #expect(graph(forge).edges(of: .provisioned).isEmpty)
  }

  @Test func `a skipped row is counted on the edge that a success drew`() {
    var forge = EventForge()
    forge.provisioningRow(
      "10:00:00", from: EventForge.attacker, People.mallory, to: EventForge.victim,
      People.malloryOutside)
    forge.provisioningRow(
      "10:40:00", from: EventForge.attacker, People.mallory, to: EventForge.victim,
      People.malloryOutside, action: "update", status: .skipped)
    let edge = graph(forge).edges(of: .provisioned).first
    #expect(edge?.acts.count == 1)
    #expect(edge?.failures == 1)
  }

  @Test func `a job that writes into another product is no synchronization`() {
    var forge = EventForge()
    forge.provisioningRow(
      "10:00:00", from: EventForge.victim, People.helpdesk, to: EventForge.attacker,
      People.malloryOutside, job: "ServiceNowOutDelta.job")
    var events = forge.ordered
    events[0].detail?.provisioning?.targetSystem = "ServiceNow"
    var builder = GraphBuilder(ownTenants: [], tenantNames: [:])
    for event in events { builder.add(event) }
    #expect(builder.freeze().edges(of: .provisioned).isEmpty)
  }

  @Test func `the service enabling a blocked account is a re-enable of its own`() {
    var forge = EventForge()
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "10:00:00")
    forge.add(
      "Update user", "10:05:00", log: EventForge.victim, category: "UserManagement",
      actor: EventForge.syncFabric, targets: [People.malloryOutside],
      changes: [PropertyChange(target: 0, name: "AccountEnabled", old: "[false]", new: "[true]")])
    #expect(graph(forge).verbs(.provisioned) == ["create", "re-enable"])
  }

  @Test func `an existing guest that the service makes a member is an update with its change`() {
    var forge = EventForge()
    forge.add(
      "Update user", "10:00:00", log: EventForge.victim, category: "UserManagement",
      actor: EventForge.syncFabric, targets: [People.malloryOutside],
      changes: [
        PropertyChange(target: 0, name: "UserType", old: "[\"Guest\"]", new: "[\"Member\"]")
      ])
    let act = graph(forge).edges(of: .provisioned).first?.acts.first
    #expect(act?.verb == "update")
    #expect(act?.change == "user-type:guest>member")
  }

  @Test(arguments: [
    ("user4_fabric_shop.example#EXT#@t.onmicrosoft.com", "user4_fabric@shop.example"),
    ("a_b.example%23EXT%23@t.onmicrosoft.com", "a@b.example"),
    ("A_B.Example#ext#@t.onmicrosoft.com", "a@b.example"),
  ])
  func `a home name is decoded at the last underscore`(upn: String, home: String) {
    #expect(ExternalName.homeUPN(of: upn) == home)
  }

  @Test(arguments: [
    "plain@victim.example", "#EXT#@t.onmicrosoft.com", "noscore#EXT#@t", "_b.example#EXT#@t",
  ])
  func `what isn't an external name decodes to nothing`(upn: String) {
    #expect(ExternalName.homeUPN(of: upn) == nil)
  }
}
