internal import EntraModel

/// A found path as something to hunt for: its acts in order, and the names that its records carry.
struct HuntedPath {
  /// One kind of act that a query can look for.
  enum Act: Hashable {
    /// A directory audit by its activity and category as logged, and by the service that acts, where one does.
    case audit(activity: String, category: String, service: String)
    /// A sign-in over the border of tenants.
    case crossTenantSignIn
  }

  let finding: Finding
  /// The acts in the order in which the path first takes them.
  let acts: [Act]
  /// User principal names and object ids of accounts that aren't only recorded as initiators.
  let accounts: [String]
  /// Tenants on the path that aren't own.
  let tenants: [String]
  /// Days from the first act to the last, rounded up, at least one.
  let spanDays: Int64

  /// Reads the paths of findings above info, gravest first; a path whose records can't be hunted for is left out.
  static func all(of input: ExportInput) throws -> [HuntedPath] {
    let findings = FindingOrder.sorted(input.findings.filter { $0.severity > .info })
    let cited = Set(
      findings.flatMap { $0.path.filter { $0.state != .missing }.flatMap(\.events).map(\.key) })
    guard !cited.isEmpty else { return [] }
    var acts: [Int64: Act] = [:]
    let cursor = try input.events()
    while let event = try cursor.next() {
      guard cited.contains(event.key) else { continue }
      if event.source == .audit || event.source == .unifiedAuditLog {
        guard !event.activity.isEmpty else { continue }
        let isService = event.actor.kind == .servicePrincipal
        acts[event.key] = .audit(
          activity: event.activity, category: event.category,
          service: isService ? event.actor.name : "")
      } else if event.source.isSignIn, let home = event.homeTenant, home != event.resourceTenant {
        acts[event.key] = .crossTenantSignIn
      }
    }
    return findings.map { HuntedPath($0, acts, input.facts) }.filter { !$0.acts.isEmpty }
  }

  private init(_ finding: Finding, _ known: [Int64: Act], _ facts: CaseFacts) {
    self.finding = finding
    var seen: Set<Act> = []
    acts = finding.path.filter { $0.state != .missing }.flatMap(\.events)
      .compactMap { known[$0.key] }.filter { seen.insert($0).inserted }
    let named = finding.accounts.filter { $0.role != "recorded as initiator" }
    accounts = Set(named.flatMap { [$0.upn, $0.objectID] }.filter { !$0.isEmpty }).sorted()
    tenants = [finding.sourceTenant, finding.targetTenant].compactMap { $0 }
      .filter { !facts.ownTenants.contains($0) }.map(\.description)
    let seconds =
      finding.firstSeen.flatMap { first in finding.lastSeen?.seconds(since: first) } ?? 0
    spanDays = max(1, (seconds + 86_399) / 86_400)
  }
}
