public import EntraModel
public import TenantGraph

/// Finds one pattern in the graph: one rule, one file, one line in ``Detections``.
///
/// A detection walks edges in time order and reports walks, never single events. Its words stand in its own file:
/// what it looks for, which logs it needs, what it can't see and what would explain it harmlessly.
///
/// ## Topics
/// - ``Detections``
public protocol Detection: Sendable {
  /// The stable name, never reused: `XTS-BACKDOOR-PATH`.
  static var rule: String { get }
  /// One line for lists.
  static var summary: String { get }
  /// When it is how severe, in words.
  static var severityWords: String { get }
  /// ATT&CK techniques, in the order of the pattern.
  static var techniques: [Technique] { get }
  /// What it looks for, as data; the words that people read are made from it.
  static var pattern: Pattern { get }
  /// The logs it needs, and of which tenant.
  static var logsNeeded: [String] { get }
  /// Public rules that see a part of it.
  static var publicRules: [String] { get }
  /// What it can't see.
  static var blindSpots: [String] { get }
  /// Harmless explanations that must be weighed.
  static var benign: [String] { get }

  /// Finds every match.
  ///
  /// - Parameters:
  ///   - graph: The graph of the case.
  ///   - context: What was declared and what the logs cover.
  ///   - earlier: Findings of the rules that stand before this one in the list.
  /// - Returns: The findings in the order of the graph; ``Detections`` sorts them.
  static func find(in graph: Graph, _ context: DetectContext, earlier: [Finding]) -> [Finding]
}

/// What a detection may know beside the graph.
public struct DetectContext: Sendable {
  /// The responder's own tenants, declared and never guessed.
  public var ownTenants: Set<TenantID>
  /// Tenants declared as known partners.
  public var knownPartners: [KnownPartner]
  /// What the case holds of each log of each tenant.
  public var coverage: [Coverage]

  /// Makes a context.
  public init(ownTenants: [TenantID], knownPartners: [KnownPartner], coverage: [Coverage]) {
    self.ownTenants = Set(ownTenants)
    self.knownPartners = knownPartners
    self.coverage = coverage
  }

  /// Whether a tenant's log of a kind spans an instant.
  public func covers(_ tenant: TenantID?, _ sources: [EventSource], at instant: Instant) -> Bool {
    coverage.contains { $0.tenant == tenant && sources.contains($0.source) && $0.spans(instant) }
  }

  /// Whether the case holds any log of a kind of a tenant.
  public func holds(_ tenant: TenantID?, _ sources: [EventSource]) -> Bool {
    coverage.contains { $0.tenant == tenant && sources.contains($0.source) && $0.events > 0 }
  }
}
