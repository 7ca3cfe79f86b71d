import EntraModel
import Testing

@testable import Custody

@Suite struct GraphStoreTests {
  private func reference(_ number: Int64, member: String? = nil) -> EventReference {
    EventReference(
      key: number, id: "id \(number)", instant: number % 2 == 0 ? nil : Instant(ticks: number),
      place: EvidencePlace(
        evidence: EvidenceID(number), member: member, record: 1, line: 2, offset: 3, length: 4))
  }

  private var nodes: [Node] {
    var full = Node(
      id: NodeID("account:t.x"), kind: .account, tenant: tenant(1), label: "Ä \"label\"\n")
    full.aliases = [NodeID("account:t.b"), NodeID("account:t.a")]
    full.objectID = "object"
    full.upn = "U@x"
    full.homeTenant = tenant(2)
    full.homeUPN = "home@x"
    full.isExternal = true
    full.partner = tenant(3)
    full.roleTemplateID = "role"
    full.firstSeen = Instant(ticks: -1)
    full.lastSeen = Instant(ticks: 2)
    full.events = 7
    full.severity = .critical
    full.findings = ["f1", "f2"]
    return [full]
      + NodeKind.allCases.map { kind in
        Node(id: NodeID("\(kind.rawValue):unknown.x"), kind: kind, tenant: nil, label: "")
      }
  }

  private var edges: [Edge] {
    var full = Edge(
      id: "e-1", kind: .provisioned, from: NodeID("account:a"), to: NodeID("account:b"))
    full.failures = 3
    full.severity = .low
    full.findings = ["f"]
    full.techniques = ["T1484.002"]
    var act = Act(
      instant: Instant(ticks: 5), verb: "create", quality: 0.1 + 0.2, state: .inferred,
      corroboration: .bothSides, change: "sync:false>true", by: NodeID("account:c"),
      events: [reference(1), reference(2, member: "in.zip")])
    act.validUntil = Instant(ticks: 9)
    act.traces = ["add", "invite"]
    full.acts = [act, Act(instant: nil, verb: "", events: [])]
    var second = Edge(id: "e-2", kind: EdgeKind("own"), from: NodeID("x"), to: NodeID("y"))
    second.acts = [Act(instant: Instant(ticks: 1), verb: "v", events: [reference(3)])]
    let empty = Edge(id: "e-3", kind: .synced, from: NodeID("x"), to: NodeID("y"))
    return [full, empty, second]
  }

  @Test func `a stored graph comes back equal, and a second replaces it`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.store(nodes: nodes, edges: edges)
    #expect(try casefile.graph().nodes == nodes)
    #expect(try casefile.graph().edges == edges)
    try casefile.store(nodes: [], edges: Array(edges.reversed()))
    #expect(try casefile.graph().nodes == [])
    #expect(try casefile.graph().edges == edges.reversed())
  }

  @Test func `stored findings come back equal`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    var full = Finding(
      id: "f", rule: "XTS-BACKDOOR-PATH", title: "T", severity: .high, confidence: 0.9312)
    full.stepsObserved = 5
    full.stepsExpected = 6
    full.status = .contained
    full.techniques = [Technique(id: "T1", name: "N", tactics: "A, B")]
    full.sourceTenant = tenant(1)
    full.targetTenant = tenant(2)
    full.accounts = [
      FindingAccount(
        node: NodeID("account:x"), tenant: nil, objectID: "o", upn: "u", role: "home account")
    ]
    full.firstSeen = Instant(ticks: 1)
    full.lastSeen = Instant(ticks: 2)
    var step = PathStep(
      step: 1, edge: .synced, edgeID: "e-1", from: NodeID("a"), to: NodeID("b"),
      time: Instant(ticks: 3), state: .observed, linkQuality: 0.75, corroboration: .contradicted,
      verb: "enable-sync", change: "a>b", by: NodeID("c"), events: [reference(1), reference(2)])
    step.traces = ["export"]
    let missing = PathStep(
      step: 2, edge: .signedIn, edgeID: "", from: NodeID("b"), to: NodeID("d"), time: nil,
      state: .missing, linkQuality: 0, corroboration: .oneSided, verb: "", events: [])
    full.path = [step, missing]
    full.scoring = [ScoreTerm(step: "S2", probability: 0.45, quality: 1, discount: 1.0 / 3)]
    full.missing = ["m"]
    full.benign = ["b", "c"]
    full.response = ["r / \"q\""]
    let bare = Finding(id: "g", rule: "R", title: "", severity: .info, confidence: 0)
    try casefile.store(findings: [full, bare, full])
    #expect(try casefile.findings() == [full, bare, full])
    try casefile.store(findings: [bare])
    #expect(try casefile.findings() == [bare])
  }

  @Test func `owner votes come back equal`() throws {
    var votes = OwnerVotes()
    votes.named = [tenant(1): 3]
    votes.seenInSignIns = [tenant(2): 4, tenant(3): 1]
    votes.signIns = 5
    votes.domainHomes = ["x.example": [tenant(1): 2]]
    votes.auditDomains = ["y.example": 9]
    #expect(VotesCoding.votes(try VotesCoding.text(votes)) == votes)
    #expect(VotesCoding.votes(try VotesCoding.text(OwnerVotes())) == OwnerVotes())
  }
}
