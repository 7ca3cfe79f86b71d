internal import EntraModel

/// What the findings above info name: tenants that aren't own, their accounts, and what the cited records carry.
///
/// Values that are empty, and Microsoft's own tenants, are none. Order: kind, value, tenant.
struct Indicators {
  /// Every indicator, in order.
  let all: [Indicator]

  private struct Key: Hashable {
    var kind: Indicator.Kind
    var value: String
    var tenant: TenantID?
  }

  /// Gathers them from the findings and from the events that they cite.
  ///
  /// - Complexity: O(n log n) in the cited events.
  init(_ input: ExportInput) throws {
    let findings = FindingOrder.sorted(input.findings.filter { $0.severity > .info })
    var gathered: [Key: Indicator] = [:]
    var citing: [Int64: [Finding]] = [:]
    for finding in findings {
      let steps = finding.path.filter { $0.state != .missing }
      for key in Set(steps.flatMap(\.events).map(\.key)) {
        citing[key, default: []].append(finding)
      }
      Self.take(finding, steps, input.facts, &gathered)
    }
    let cited = try citing.keys.sorted().compactMap(input.event).sorted { left, right in
      (left.instant?.ticks ?? .max, left.id) < (right.instant?.ticks ?? .max, right.id)
    }
    for event in cited { Self.take(event, citing[event.key] ?? [], &gathered) }
    all = gathered.values.map { indicator in
      var indicator = indicator
      indicator.events = Self.unique(indicator.events)
      return indicator
    }
    .sorted { left, right in
      let order = { (indicator: Indicator) in
        (Self.rank(indicator.kind), indicator.value, indicator.tenant?.description ?? "")
      }
      return order(left) < order(right)
    }
  }

  /// Indicators of a kind, in order.
  func of(_ kind: Indicator.Kind) -> [Indicator] { all.filter { $0.kind == kind } }

  private static func rank(_ kind: Indicator.Kind) -> Int {
    Indicator.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  private static func unique(_ events: [EventReference]) -> [EventReference] {
    var seen: Set<Int64> = []
    return events.sorted {
      ($0.instant?.ticks ?? .max, $0.key) < ($1.instant?.ticks ?? .max, $1.key)
    }
    .filter { seen.insert($0.key).inserted }
  }

  /// The other tenant of a finding and the accounts that it names, each with the records of the hops that touch it.
  private static func take(
    _ finding: Finding, _ steps: [PathStep], _ facts: CaseFacts, _ gathered: inout [Key: Indicator]
  ) {
    for tenant in [finding.sourceTenant, finding.targetTenant] {
      guard let tenant, !facts.ownTenants.contains(tenant) else { continue }
      let id = tenant.description
      let touching = steps.filter { $0.from.text.contains(id) || $0.to.text.contains(id) }
      note(
        .tenant, id, name: facts.tenantNames[tenant] ?? "", tenant: tenant,
        tenant == finding.sourceTenant ? "source of a finding" : "target of a finding", finding,
        touching.flatMap(\.events), &gathered)
    }
    for account in finding.accounts {
      let touching = steps.filter { [$0.from, $0.to, $0.by].contains(account.node) }
      let records = touching.flatMap(\.events)
      note(.account, account.upn, tenant: account.tenant, account.role, finding, records, &gathered)
      note(
        .objectID, account.objectID, name: account.upn, tenant: account.tenant, account.role,
        finding, records, &gathered)
    }
  }

  /// What a cited record carries of its actor.
  private static func take(
    _ event: Event, _ findings: [Finding], _ gathered: inout [Key: Indicator]
  ) {
    let what = event.source.isSignIn ? "a sign-in" : "an act"
    let context =
      "recorded with \(what) of " + (event.actor.label.isEmpty ? "nobody named" : event.actor.label)
    let reference = [EventReference(event)]
    let tenant = event.resourceTenant ?? event.logTenant
    for finding in findings {
      for address in Set([event.ipAddress, event.clientIPAddress]) {
        note(.address, address, tenant: tenant, context, finding, reference, &gathered)
      }
      note(.userAgent, event.userAgent, tenant: tenant, context, finding, reference, &gathered)
      guard event.source.isSignIn else { continue }
      note(
        .application, event.applicationID, name: event.applicationName, tenant: tenant, context,
        finding, reference, &gathered)
    }
  }

  private static func note(
    _ kind: Indicator.Kind, _ value: String, name: String = "", tenant: TenantID?,
    _ context: String, _ finding: Finding, _ events: [EventReference],
    _ gathered: inout [Key: Indicator]
  ) {
    guard !value.isEmpty else { return }
    let key = Key(kind: kind, value: value, tenant: tenant)
    var indicator = gathered[key] ?? Indicator(kind: kind, value: value, tenant: tenant)
    if indicator.name.isEmpty { indicator.name = name }
    indicator.contexts.insert(context)
    indicator.findings.insert(finding.id)
    let instants = events.compactMap(\.instant)
    indicator.first = ([indicator.first] + [instants.min()]).compactMap { $0 }.min()
    indicator.last = ([indicator.last] + [instants.max()]).compactMap { $0 }.max()
    indicator.events += events
    gathered[key] = indicator
  }
}
