import EntraModel
import Export

/// Makes up cases of any size out of a seed: walks over tenants with bursts, silences, and names that want to break out.
struct PictureForge {
  private var state: UInt64

  /// Names in every script and of every kind of malice.
  static let names = [
    "ada", "Northwind Holdings International Aktiengesellschaft", "svc-prod-automation-runner-0042",
    "\"><script>alert(1)</script>", "right\u{202E}left", "nul\u{0}byte", "]]>", "a&b<c>'d'",
    "JJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJ", "田中太郎と山田花子の共有アカウント管理部門東京本社",
    "김민수", "محمد عبد الرحمن", "שרה כהן לוי", "Zoë Ångström-Müller", "Щукина Жанна",
    "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}algo", "🏴‍☠️ crew 👩‍👩‍👧‍👦",
    "﷽﷽﷽", "x", "", "   ", String(repeating: "very-long.", count: 200), "WWWWWWWWWWWWWWWWWWWWWW",
    "partner\u{2028}two", "\u{FFFE}", "url(#x)", "${jndi:ldap://x.test}", "กรุงเทพมหานคร",
  ]

  init(seed: UInt64) {
    state = seed
  }

  /// The next number below a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }

  mutating func name() -> String { Self.names[below(Self.names.count)] }

  static func tenant(_ index: Int) -> TenantID {
    TenantID(high: 0x1000_0000_0000_4000 &+ UInt64(index) << 32, low: 0x8000_0000_0000_0001)
  }

  /// When hops that no record shows pretend to have happened: never to be seen.
  static let ghostTime = Instant(iso8601: "2026-03-03T03:33:33Z") ?? Instant(ticks: 0)

  /// A case with one finding of a number of hops over a number of tenants.
  mutating func incident(hops: Int, tenants: Int) -> Incident {
    var incident = Incident()
    let ids = (0..<tenants).map(Self.tenant)
    incident.facts.tenantNames = [:]
    incident.facts.ownTenants = [ids[below(tenants)]]
    incident.facts.evidence = []
    for id in ids where below(4) > 0 { incident.facts.tenantNames[id] = name() }
    incident.nodes = ids.flatMap { nodes(of: $0, all: ids) }
    incident.edges = []
    incident.findings = [finding(hops: hops, nodes: incident.nodes)]
    let clocks = incident.findings[0].path.compactMap { $0.state == .observed ? $0.time : nil }
    let first = clocks.min() ?? Self.ghostTime
    let last = clocks.max() ?? first
    incident.facts.coverage = ids.flatMap { coverage(of: $0, from: first, to: last) }
    incident.events = []
    for coverage in incident.facts.coverage.prefix(3) {
      var event = Event(
        place: EvidencePlace(
          evidence: EvidenceID(1), record: 1, line: 1, offset: 0, length: 1))
      event.instant = coverage.first
      event.logTenant = coverage.tenant
      incident.events.append(event)
    }
    return incident
  }

  private mutating func nodes(of tenant: TenantID, all: [TenantID]) -> [Node] {
    var nodes: [Node] = [Node(id: .tenant(tenant), kind: .tenant, tenant: tenant, label: name())]
    for (index, kind) in NodeKind.allCases.enumerated() where kind != .tenant && kind != .policy {
      var node = Node(
        id: NodeID(kind, tenant: tenant, key: "key-\(index)"), kind: kind, tenant: tenant,
        label: name())
      if kind == .account { node.upn = upn(all) }
      if below(3) == 0 { node.homeTenant = all[below(all.count)] }
      nodes.append(node)
    }
    var second = Node(
      id: NodeID(.account, tenant: tenant, key: "second"), kind: .account, tenant: tenant,
      label: name())
    second.upn = upn(all)
    nodes.append(second)
    for partner in all where partner != tenant {
      var node = Node(
        id: .policy(owner: tenant, partner: partner), kind: .policy, tenant: tenant, label: name())
      node.partner = partner
      nodes.append(node)
    }
    return nodes
  }

  private mutating func upn(_ all: [TenantID]) -> String {
    switch below(4) {
    case 0: name() + "_" + name() + "#EXT#@" + name() + ".onmicrosoft.com"
    case 1: name() + "@" + name() + ".onmicrosoft.com"
    case 2: name()
    default: name() + "@contoso.example"
    }
  }

  private mutating func finding(hops: Int, nodes: [Node]) -> Finding {
    var finding = Finding(
      id: "f00d00000000000f", rule: "XTS-BACKDOOR-PATH", title: name(), severity: .high,
      confidence: 0.9)
    let edges: [EdgeKind] = [
      .configured, .grantedInbound, .grantedOutbound, .synced, .scoped, .provisioned, .invited,
      .signedIn, .accessed, .acted, .probed, .granted, .evicted, .samePrincipal, .belongsTo,
      EdgeKind("\"><script>"),
    ]
    let verbs = [
      "add", "enable-sync", "trust", "open-direct-connect", "close-outbound", "delete",
      "add-credential", "register-security-info", "\"><script>", "",
    ]
    var time = Instant(ticks: 0).advanced(bySeconds: 1_772_500_000 + Int64(below(1_000_000)))
    var from = nodes[below(nodes.count)].id
    for number in 1...hops {
      if below(10) < 4 { from = nodes[below(nodes.count)].id }
      let to = nodes[below(nodes.count)].id
      switch below(20) {
      case 0..<9: break
      case 9..<14: time = time.advanced(bySeconds: Int64(1 + below(300)))
      case 14..<16: time = time.advanced(bySeconds: Int64(1 + below(20_000)))
      case 16: time = time.advanced(bySeconds: Int64(below(40)) * 86_400)
      case 17: time = time.advanced(bySeconds: -Int64(below(5000)))
      default: time = time.advanced(bySeconds: 1)
      }
      let kind = below(10)
      let state: EvidenceState = kind < 7 ? .observed : (kind < 9 ? .inferred : .missing)
      finding.path.append(
        PathStep(
          step: number, edge: edges[below(edges.count)], edgeID: "e-\(number)", from: from, to: to,
          time: state == .observed ? (below(15) == 0 ? nil : time) : Self.ghostTime, state: state,
          linkQuality: 1, corroboration: .oneSided, verb: verbs[below(verbs.count)],
          change: "sync:unset>true", events: []))
      from = to
    }
    finding.sourceTenant = nodes.first?.tenant
    finding.targetTenant = nodes.last?.tenant
    return finding
  }

  private mutating func coverage(
    of tenant: TenantID, from first: Instant, to last: Instant
  ) -> [Coverage] {
    let sources = EventSource.allCases.filter { _ in below(3) == 0 }
    return sources.map { source in
      let start = first.advanced(bySeconds: -Int64(below(90_000)))
      let end = last.advanced(bySeconds: Int64(below(90_000)))
      let (from, to) = (start.ticks / 36_000_000_000, end.ticks / 36_000_000_000)
      var hours = Set([from, to])
      for _ in 0..<below(30) { hours.insert(from + Int64(below(Int(to - from) + 1))) }
      let counts = hours.sorted().map { HourCount(hour: $0, events: 1 + below(300)) }
      return Coverage(
        tenant: tenant, source: source, first: start, last: end,
        events: counts.reduce(0) { $0 + $1.events }, hours: counts)
    }
  }
}
