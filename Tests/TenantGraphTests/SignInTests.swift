import EntraModel
import EventForge
import TenantGraph
import Testing

struct SignInTests {
  private func provisioned() -> EventForge {
    var forge = EventForge()
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "10:00:00")
    return forge
  }

  @Test func `the two logs' copies of one sign-in are one node`() throws {
    var forge = provisioned()
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "11:00:00",
      home: EventForge.attacker)
    forge.signIn(
      People.mallory, "11:00:01", home: EventForge.attacker, log: EventForge.attacker)
    let edges = graph(forge).edges(of: .signedIn)
    #expect(edges.count == 1)
    let act = try #require(edges.first?.acts.first)
    #expect(act.events.count == 2)
    #expect(act.corroboration == .bothSides)
    #expect(act.traces == ["resource-log", "home-log"])
    #expect(
      edges.first?.from
        == NodeID(.account, tenant: EventForge.victim, key: People.malloryOutside.id))
  }

  @Test func `two sign-ins of one log within seconds stay two`() {
    var forge = provisioned()
    for time in ["11:00:00", "11:00:02"] {
      forge.signIn(
        EventForge.user(People.malloryOutside.id, People.mallory.upn), time,
        home: EventForge.attacker)
    }
    #expect(graph(forge).edges(of: .signedIn).count == 2)
  }

  @Test func `a log that carries the home object id still leads to the external account`() throws {
    var forge = provisioned()
    forge.signIn(People.mallory, "11:00:00", home: EventForge.attacker)
    let edge = try #require(graph(forge).edges(of: .signedIn).first)
    #expect(edge.from == NodeID(.account, tenant: EventForge.victim, key: People.malloryOutside.id))
    #expect(edge.quality == 0.9)
  }

  @Test func `a sign-in before the account came is the home account's`() throws {
    var forge = provisioned()
    forge.signIn(People.mallory, "09:00:00", home: EventForge.attacker)
    let edge = try #require(graph(forge).edges(of: .signedIn).first)
    #expect(edge.from.text.hasPrefix("account:\(EventForge.attacker)"))
  }

  @Test func `home and resource the same is no crossing whatever the access type says`() {
    var forge = EventForge()
    forge.signIn(People.carolOutside, "11:00:00", home: EventForge.victim) {
      $0.accessType = .b2bCollaboration
    }
    #expect(graph(forge).edges.isEmpty)
  }

  @Test(arguments: [AccessType.microsoftSupport, .passthrough])
  func `Microsoft's own crossings draw no edge`(type: AccessType) {
    var forge = EventForge()
    forge.signIn(People.carol, "11:00:00", home: EventForge.consultancy) { $0.accessType = type }
    #expect(graph(forge).edges.isEmpty)
  }

  @Test func `a failed sign-in draws nothing and is counted on a success`() {
    var forge = provisioned()
    let seen = EventForge.user(People.malloryOutside.id, People.mallory.upn)
    forge.signIn(seen, "10:30:00", home: EventForge.attacker, error: 500_213)
    #expect(graph(forge).edges(of: .signedIn).isEmpty)
    forge.signIn(seen, "11:00:00", home: EventForge.attacker)
    let edges = graph(forge).edges(of: .signedIn)
    #expect(edges.map(\.failures) == [1])
  }

  @Test func `a risky sign-in at home is drawn for who configures and for nobody else`() {
    var forge = EventForge()
    forge.signIn(People.admin, "08:50:00", home: EventForge.victim, risk: .high)
    forge.signIn(People.helpdesk, "08:55:00", home: EventForge.victim, risk: .high)
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    let edges = graph(forge).edges(of: .signedIn)
    #expect(
      edges.map(\.from) == [NodeID(.account, tenant: EventForge.victim, key: People.admin.id)])
    #expect(edges.first?.acts.first?.change == "risk:high")
  }

  @Test func `ids compare without regard to case`() throws {
    var forge = provisioned()
    forge.signIn(
      EventForge.user(People.malloryOutside.id.uppercased(), "MALLORY@Attacker.Example"),
      "11:00:00",
      home: EventForge.attacker)
    let edge = try #require(graph(forge).edges(of: .signedIn).first)
    #expect(edge.from == NodeID(.account, tenant: EventForge.victim, key: People.malloryOutside.id))
  }
}
