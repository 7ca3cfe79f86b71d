import EntraModel
import Export

/// A hand-made backdoor: a door opened, an account synchronized through it, its sign-in and a role.
///
/// A granted right comes before.
struct Incident: Sendable {
  static let home = TenantID(high: 0x1111_1111_0000_4000, low: 0x8000_0000_0000_0001)
  static let target = TenantID(high: 0x2222_2222_0000_4000, low: 0x8000_0000_0000_0002)
  static let audit = EvidenceID(7)
  static let signIns = EvidenceID(3)

  var facts: CaseFacts
  var nodes: [Node] = []
  var edges: [Edge] = []
  var findings: [Finding] = []
  var events: [Event] = []
  var hashes: [Int64: String] = [:]

  static let admin = NodeID(.account, tenant: target, key: "aaaa1111-0000-4000-8000-00000000000a")
  static let opener = NodeID(.account, tenant: target, key: "root@fabrikam.test")
  static let outside = NodeID(.account, tenant: home, key: "mallory@northwind.test")
  static let inside = NodeID(.account, tenant: target, key: "bbbb1111-0000-4000-8000-00000000000b")
  static let role = NodeID(.role, tenant: target, key: "62e90394-69f5-4237-9190-012177145e10")
  static let rightRole = NodeID(.role, tenant: target, key: "194ae4cb-b126-40b2-bd5b-6091b380977d")
  static let signIn = NodeID(.signIn, tenant: target, key: "5d0f")
  static let policy = NodeID.policy(owner: target, partner: home)

  var input: ExportInput {
    let events = events
    return ExportInput(
      facts: facts, nodes: nodes, edges: edges, findings: findings, recordHashes: hashes,
      events: { ListCursor(events.filter { $0.instant != nil }) },
      event: { key in events.first { $0.key == key } },
      pseudonymKey: { Array(repeating: 7, count: 32) }, partner: Self.home)
  }

  /// The same incident with its arrays in another order.
  var shuffled: Incident {
    var other = self
    other.nodes.reverse()
    other.edges.reverse()
    other.findings.reverse()
    return other
  }

  static func time(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(ticks: 0) }

  init() {
    var auditFile = EvidenceFile(
      id: Self.audit, number: 1, path: "evidence/AuditLogs.json",
      sha256: String(repeating: "a1", count: 32), bytes: 48_213)
    auditFile.format = "graph-directory-audits"
    auditFile.tenant = Self.target
    auditFile.tenantBasis = .domains
    (auditFile.records, auditFile.events, auditFile.faults) = (9, 8, 1)
    auditFile.status = .partial
    auditFile.reason = .malformedJSON
    var signInFile = EvidenceFile(
      id: Self.signIns, number: 2, path: "evidence/SignInLogs.json",
      sha256: String(repeating: "b2", count: 32), bytes: 9_120)
    signInFile.format = "graph-sign-ins"
    signInFile.tenant = Self.target
    signInFile.tenantBasis = .declaredOwn
    (signInFile.records, signInFile.events, signInFile.duplicates) = (3, 2, 1)
    facts = CaseFacts(
      title: "Northwind door", tlp: "TLP:AMBER", ownTenants: [Self.target], knownPartners: [],
      tool: "crosstrail 0.1.0", evidence: [auditFile, signInFile],
      evidenceDigest: String(repeating: "c3", count: 32), coverage: [], faults: [], remarks: [],
      undatedEvents: 1, events: 10,
      tenantNames: [Self.target: "fabrikam.test", Self.home: "northwind.test"])
    facts.faults = [
      Fault(
        slug: .malformedJSON,
        place: EvidencePlace(evidence: Self.audit, record: 5, line: 40, offset: 900, length: 30),
        message: "expected a value")
    ]
    facts.remarks = [
      Remark(
        slug: .badDate,
        place: EvidencePlace(evidence: Self.audit, record: 6, line: 50, offset: 1000, length: 30),
        message: "activityDateTime is not a date")
    ]
    makeEvents()
    makeGraph()
    makeFinding()
    facts.coverage = [
      Coverage(
        tenant: Self.target, source: .audit, first: Self.time("2025-06-01T08:00:00Z"),
        last: Self.time("2025-06-02T09:30:00Z"), events: 8,
        hours: [HourCount(hour: 485_768, events: 1), HourCount(hour: 485_793, events: 7)]),
      Coverage(
        tenant: Self.target, source: .signIn, first: Self.time("2025-06-02T08:55:00Z"),
        last: Self.time("2025-06-02T09:31:12Z"), events: 2,
        hours: [HourCount(hour: 485_792, events: 1), HourCount(hour: 485_793, events: 1)]),
    ]
  }
}

extension Incident {
  /// Adds an event of the audit log of the target.
  private mutating func add(
    _ key: Int64, _ at: String, _ activity: String, _ actor: String, _ target: Party,
    category: String = "UserManagement"
  ) {
    var event = Event(
      place: EvidencePlace(
        evidence: Self.audit, record: key, line: key * 10, offset: key * 512, length: 480))
    event.key = key
    event.id = "Directory_\(key)"
    event.instant = Self.time(at)
    event.precision = .tick
    event.logTenant = Self.target
    event.category = category
    event.activity = activity
    event.result = .success
    event.actor =
      actor.isEmpty
      ? Party(kind: .servicePrincipal, name: "Sync Service")
      : Party(kind: .user, id: "aaaa1111-0000-4000-8000-00000000000a", upn: actor)
    event.target = target
    event.isRelevant = true
    events.append(event)
    hashes[key] = String(repeating: "0", count: 62) + String(key + 10)
  }

  private mutating func makeEvents() {
    let policy = Party(kind: .policy, id: "9c", name: "CrossTenantAccessPolicy")
    let admin = "admin@fabrikam.test"
    let external = Party(
      kind: .user, id: "bbbb1111-0000-4000-8000-00000000000b", name: "Mallory",
      upn: "mallory_northwind.test#EXT#@fabrikam.test")
    add(
      1, "2025-06-01T08:00:00Z", "Add member to role", "root@fabrikam.test",
      Party(kind: .user, upn: admin), category: "RoleManagement")
    add(
      2, "2025-06-02T09:00:00.1234567Z", "Add a partner to cross-tenant access setting", admin,
      policy,
      category: "CrossTenantAccessSettings")
    add(
      3, "2025-06-02T09:00:03Z", "Create a partner cross-tenant identity sync setting", admin,
      policy, category: "CrossTenantIdentitySyncSettings")
    add(4, "2025-06-02T09:20:00Z", "Add user", "", external)
    add(5, "2025-06-02T09:20:01Z", "Invite external user", "", external)
    add(6, "2025-06-02T09:20:02Z", "Update user", "", external)
    add(
      7, "2025-06-02T09:30:00Z", "Add member to role", admin, external, category: "RoleManagement")
    for index in [1, 2] { events[index].partnerTenant = Self.home }
    events[2].detail = EventDetail()
    events[2].detail?.changes = [
      PropertyChange(target: 0, name: "userSyncInbound", old: nil, new: "\"true\"")
    ]
    var signIn = Event(
      place: EvidencePlace(evidence: Self.signIns, record: 2, line: 1, offset: 600, length: 550))
    signIn.key = 8
    signIn.id = "5d0f"
    signIn.instant = Self.time("2025-06-02T09:31:12Z")
    signIn.precision = .second
    signIn.source = .signIn
    signIn.logTenant = Self.target
    signIn.homeTenant = Self.home
    signIn.resourceTenant = Self.target
    signIn.accessType = .b2bCollaboration
    signIn.result = .success
    signIn.errorCode = 0
    signIn.actor = Party(kind: .user, id: "cccc", upn: "mallory@northwind.test")
    signIn.applicationID = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"
    signIn.applicationName = "Azure Portal"
    signIn.ipAddress = "203.0.113.9"
    signIn.country = "NL"
    signIn.furtherCopies = 1
    events.append(signIn)
    hashes[8] = String(repeating: "f", count: 64)
  }

  private func reference(_ key: Int64) -> EventReference {
    events.first { $0.key == key }.map(EventReference.init)
      ?? EventReference(
        key: key, id: "", instant: nil,
        place: EvidencePlace(evidence: Self.audit, record: 0, line: 0, offset: 0, length: 0))
  }

  private mutating func node(
    _ id: NodeID, _ kind: NodeKind, _ tenant: TenantID, _ label: String, events: Int, first: Int64,
    last: Int64
  ) {
    var node = Node(id: id, kind: kind, tenant: tenant, label: label)
    node.events = events
    node.firstSeen = reference(first).instant
    node.lastSeen = reference(last).instant
    if kind == .account { node.upn = label }
    nodes.append(node)
  }

  private mutating func edge(_ kind: EdgeKind, _ from: NodeID, _ to: NodeID, _ acts: [Act]) {
    var edge = Edge(
      id: "e-" + String(repeating: "0", count: 14) + String(10 + edges.count), kind: kind,
      from: from, to: to)
    edge.acts = acts
    edge.severity = .critical
    edge.findings = ["f00d000000000001"]
    edge.techniques = ["T1484.002"]
    edges.append(edge)
  }

  private func act(_ verb: String, _ keys: [Int64], change: String = "", by: NodeID? = nil) -> Act {
    Act(
      instant: keys.first.flatMap { reference($0).instant }, verb: verb, change: change, by: by,
      events: keys.map(reference))
  }

  private mutating func makeGraph() {
    node(.tenant(Self.home), .tenant, Self.home, "northwind.test", events: 5, first: 2, last: 8)
    node(.tenant(Self.target), .tenant, Self.target, "fabrikam.test", events: 8, first: 1, last: 8)
    node(
      Self.policy, .policy, Self.target, "fabrikam.test for northwind.test", events: 2, first: 2,
      last: 3)
    node(Self.admin, .account, Self.target, "admin@fabrikam.test", events: 4, first: 1, last: 7)
    node(Self.opener, .account, Self.target, "root@fabrikam.test", events: 1, first: 1, last: 1)
    node(Self.outside, .account, Self.home, "mallory@northwind.test", events: 2, first: 4, last: 8)
    node(
      Self.inside, .account, Self.target, "mallory_northwind.test#EXT#@fabrikam.test", events: 5,
      first: 4, last: 8)
    node(Self.signIn, .signIn, Self.target, "Azure Portal", events: 1, first: 8, last: 8)
    node(Self.role, .role, Self.target, "Global Administrator", events: 1, first: 7, last: 7)
    node(Self.rightRole, .role, Self.target, "Security Administrator", events: 1, first: 1, last: 1)
    for index in nodes.indices where nodes[index].kind == .policy {
      nodes[index].partner = Self.home
    }
    for index in nodes.indices where nodes[index].id == Self.inside {
      nodes[index].isExternal = true
      nodes[index].homeTenant = Self.home
      nodes[index].objectID = "bbbb1111-0000-4000-8000-00000000000b"
    }
    edge(
      .configured, Self.admin, Self.policy,
      [
        act("add", [2]), act("enable-sync", [3], change: "sync:unset>true auto-redeem:unset>true"),
      ])
    edge(
      .grantedInbound, Self.policy, .tenant(Self.home),
      [
        act("enable-sync", [3], change: "sync:unset>true")
      ])
    var synced = act("allow", [3])
    synced.state = .inferred
    synced.quality = 0.9
    edge(.synced, .tenant(Self.home), .tenant(Self.target), [synced])
    var created = act("create", [4, 5, 6])
    created.quality = 0.75
    created.traces = ["add", "invite", "update"]
    edge(.provisioned, Self.outside, Self.inside, [created])
    edge(.signedIn, Self.inside, Self.signIn, [act("interactive", [8])])
    edge(.accessed, Self.signIn, .tenant(Self.target), [act("azure-portal", [8])])
    edge(.granted, Self.role, Self.inside, [act("global-administrator", [7], by: Self.admin)])
    edge(
      .granted, Self.rightRole, Self.admin, [act("security-administrator", [1], by: Self.opener)])
    edge(.belongsTo, Self.inside, .tenant(Self.home), [])
  }

  private func step(_ number: Int, _ index: Int, act: Int = 0) -> PathStep {
    let edge = edges[index]
    let done = edge.acts[act]
    var step = PathStep(
      step: number, edge: edge.kind, edgeID: edge.id, from: edge.from, to: edge.to,
      time: done.instant, state: done.state, linkQuality: done.quality,
      corroboration: done.corroboration, verb: done.verb, change: done.change, by: done.by,
      events: done.events)
    step.traces = done.traces
    if step.state == .inferred { step.time = nil }
    return step
  }

  private mutating func makeFinding() {
    var finding = Finding(
      id: "f00d000000000001", rule: "XTS-BACKDOOR-PATH",
      title: "An account of northwind.test was let into fabrikam.test through a new door",
      severity: .critical, confidence: 0.9342)
    finding.stepsObserved = 6
    finding.stepsExpected = 7
    finding.status = .complete
    finding.techniques = [
      Technique(
        id: "T1484.002", name: "Domain or Tenant Policy Modification: Trust Modification",
        tactics: "Defense Evasion, Privilege Escalation"),
      Technique(id: "T1136.003", name: "Create Account: Cloud Account", tactics: "Persistence"),
    ]
    finding.sourceTenant = Self.home
    finding.targetTenant = Self.target
    finding.accounts = [
      FindingAccount(
        node: Self.admin, tenant: Self.target, objectID: "aaaa1111-0000-4000-8000-00000000000a",
        upn: "admin@fabrikam.test", role: "recorded as initiator"),
      FindingAccount(
        node: Self.outside, tenant: Self.home, objectID: "", upn: "mallory@northwind.test",
        role: "home account"),
      FindingAccount(
        node: Self.inside, tenant: Self.target, objectID: "bbbb1111-0000-4000-8000-00000000000b",
        upn: "mallory_northwind.test#EXT#@fabrikam.test", role: "external account"),
    ]
    finding.firstSeen = Self.time("2025-06-02T09:00:00.1234567Z")
    finding.lastSeen = Self.time("2025-06-02T09:31:12Z")
    var path = [
      step(1, 0), step(2, 0, act: 1), step(3, 1), step(4, 2), step(5, 3), step(6, 6), step(7, 4),
      step(8, 5),
    ]
    path.append(
      PathStep(
        step: 9, edge: .scoped, edgeID: "",
        from: NodeID(.account, tenant: Self.home, key: "unknown"), to: Self.outside, time: nil,
        state: .missing, linkQuality: 0, corroboration: .oneSided, verb: "assign-user", events: []))
    finding.path = path
    finding.scoring = [
      ScoreTerm(step: "S1", probability: 0.25, quality: 1, discount: 1),
      ScoreTerm(step: "S2", probability: 0.45, quality: 1, discount: 1),
      ScoreTerm(step: "S4b", probability: 0.4, quality: 0.75, discount: 1),
    ]
    finding.missing = ["The provisioning log of tenant northwind.test isn't in this case."]
    finding.benign = ["A new subsidiary whose accounts are synchronized on purpose."]
    finding.response = [
      "Preserve the audit and sign-in logs of fabrikam.test.",
      "Turn off synchronization from 11111111-0000-4000-8000-000000000001 first.",
    ]
    findings.append(finding)
    var door = Finding(
      id: "f00d000000000002", rule: "XTS-DOOR-OPENED", title: "A door was opened",
      severity: .medium, confidence: 0.65)
    door.stepsObserved = 2
    door.stepsExpected = 3
    door.techniques = [finding.techniques[0]]
    door.path = [step(1, 0, act: 1)]
    door.firstSeen = Self.time("2025-06-02T09:00:03Z")
    door.lastSeen = door.firstSeen
    door.targetTenant = Self.target
    door.sourceTenant = Self.home
    findings.append(door)
  }
}
