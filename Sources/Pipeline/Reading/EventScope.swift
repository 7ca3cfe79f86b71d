internal import Custody
internal import EntraModel

/// A timeline's scope with its names looked up in the case.
struct EventScope {
  /// What the database filters by.
  let filter: EventFilter
  /// What was asked for, in words, for whoever reads a part and could take it for the whole.
  let words: [String]
  /// The one finding that was named.
  let finding: Finding?
  private let tenant: TenantID?
  private let names: Set<String>?
  private let keys: Set<Int64>?
  private let sources: Set<EventSource>

  /// Looks up the account, the finding and the event that a scope names.
  ///
  /// - Throws: ``PipelineError`` when one of them isn't in the case, or the event has no time.
  init(_ scope: TimelineScope, in casefile: Casefile, findings: [Finding]) throws {
    var filter = EventFilter()
    (filter.since, filter.until) = (scope.since, scope.until)
    var words: [String] = []
    if let around = scope.around {
      let instant = try Self.instant(of: around, casefile)
      let first = instant.advanced(bySeconds: -scope.windowSeconds)
      let last = instant.advanced(bySeconds: scope.windowSeconds)
      filter.since = max(filter.since ?? first, first)
      filter.until = min(filter.until ?? last, last)
      words.append("around \(around)")
    }
    if let since = filter.since { words.append("since \(since)") }
    if let until = filter.until { words.append("until \(until)") }
    self.filter = filter
    tenant = scope.tenant
    if let tenant { words.append("tenant \(tenant)") }
    sources = Set(scope.sources)
    if !sources.isEmpty {
      words.append("source " + sources.sorted().map(\.name).joined(separator: ", "))
    }
    names = try scope.account.map { try Self.names(of: $0, casefile) }
    if let account = scope.account { words.append("account \(account)") }
    let cited = try Self.cited(scope, findings)
    keys = cited.map { Set($0.flatMap { $0.path.flatMap { $0.events.map(\.key) } }) }
    finding = scope.finding == nil ? nil : cited?.first
    if let only = finding {
      words.append("finding \(only.id)")
    } else if scope.onlyFindings {
      words.append("only what findings cite")
    }
    self.words = words
  }

  /// Whether an event within the filter's span of time is meant.
  func contains(_ event: Event) -> Bool {
    if let keys, !keys.contains(event.key) { return false }
    if !sources.isEmpty, !sources.contains(event.source) { return false }
    if let tenant {
      let sides = [event.logTenant, event.partnerTenant, event.homeTenant, event.resourceTenant]
      guard sides.contains(tenant) else { return false }
    }
    guard let names else { return true }
    return ([event.actor, event.target] + (event.detail?.targets ?? [])).contains { party in
      names.contains(party.id.lowercased()) || names.contains(party.upn.lowercased())
    }
  }

  private static func instant(of id: String, _ casefile: Casefile) throws -> Instant {
    for spelling in [id, id.lowercased()] {
      if let instant = try casefile.events(withID: spelling).compactMap(\.instant).min() {
        return instant
      }
    }
    throw PipelineError(
      .failed, "no event with a time has this id", place: id,
      remedy: "take an event_id of timeline.csv")
  }

  /// The names by which records call an account: what was asked for, what the graph knows it by, and what it is called
  /// in tenants that it was synchronized or invited into.
  private static func names(of account: String, _ casefile: Casefile) throws -> Set<String> {
    let text = account.lowercased()
    var names: Set<String> = [text]
    // An account that only signs in at home is in no graph; records name it all the same.
    let lookup = try Lookup(casefile)
    if let node = try? lookup.node(account) {
      let same = lookup.edges.filter { [.samePrincipal, .provisioned, .invited].contains($0.kind) }
        .filter { $0.from == node.id || $0.to == node.id }.flatMap { [$0.from, $0.to] }
      for one in lookup.nodes where one.id == node.id || same.contains(one.id) {
        names.formUnion([one.objectID, one.upn, one.homeUPN].map { $0.lowercased() })
      }
    }
    names.remove("")
    return names
  }

  private static func cited(_ scope: TimelineScope, _ findings: [Finding]) throws -> [Finding]? {
    guard let id = scope.finding?.lowercased() else { return scope.onlyFindings ? findings : nil }
    let meant = findings.filter { $0.id.hasPrefix(id) }
    guard meant.count == 1, id.utf8.count >= 6 else {
      throw PipelineError(
        .failed, meant.isEmpty ? "no finding has this id" : "more than one finding's id begins so",
        place: id, remedy: "take an id of `crosstrail detect` with at least six digits")
    }
    return meant
  }
}

/// The events of a scope in the order of the case, counted as they go by.
final class ScopedEvents: EventCursor {
  private let base: any EventCursor
  private let scope: EventScope
  /// Events that were given.
  private(set) var given = 0

  /// Filters a cursor that already keeps to the scope's span of time.
  init(_ base: any EventCursor, _ scope: EventScope) {
    (self.base, self.scope) = (base, scope)
  }

  func next() throws -> Event? {
    while let event = try base.next() {
      guard scope.contains(event) else { continue }
      given += 1
      return event
    }
    return nil
  }
}
