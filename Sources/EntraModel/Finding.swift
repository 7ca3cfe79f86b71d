/// How far a finding's pattern is filled.
public enum FindingStatus: String, Sendable, CaseIterable {
  case complete, partial, contradicted, contained
}

/// How much of the evidence is there, in a word: strong from .80, moderate from .50, else weak.
public enum Strength: String, Sendable, CaseIterable {
  case strong, moderate, weak

  /// The word of a confidence.
  public init(confidence: Double) {
    self = confidence >= 0.8 ? .strong : (confidence >= 0.5 ? .moderate : .weak)
  }
}

/// One hop of a finding's walk.
public struct PathStep: Sendable, Equatable {
  /// Position from 1.
  public var step: Int
  /// The edge's label.
  public var edge: EdgeKind
  /// Id of the edge in the graph; empty for a missing hop.
  public var edgeID: String
  /// Node where the hop starts.
  public var from: NodeID
  /// Node where the hop ends.
  public var to: NodeID
  /// When; nil for a missing hop and for an inferred one, which never get a clock time.
  public var time: Instant?
  /// Observed, inferred or missing.
  public var state: EvidenceState
  /// Quality of the link to the step before, 0 to 1.
  public var linkQuality: Double
  /// Whether one or both tenants' logs show it.
  public var corroboration: Corroboration
  /// The act's verb: `enable-sync`, `create`, `global-administrator`...
  public var verb: String
  /// Old to new, when something was compared.
  public var change: String
  /// The account recorded as doing it, when the edge doesn't start there.
  public var by: NodeID?
  /// What kinds of event show it, as in ``Act/traces``.
  public var traces: [String] = []
  /// The events behind the hop, in order.
  public var events: [EventReference]

  /// Makes a step.
  public init(
    step: Int, edge: EdgeKind, edgeID: String, from: NodeID, to: NodeID, time: Instant?,
    state: EvidenceState, linkQuality: Double, corroboration: Corroboration, verb: String,
    change: String = "", by: NodeID? = nil, events: [EventReference]
  ) {
    self.step = step
    self.edge = edge
    self.edgeID = edgeID
    self.from = from
    self.to = to
    self.time = time
    self.state = state
    self.linkQuality = linkQuality
    self.corroboration = corroboration
    self.verb = verb
    self.change = change
    self.by = by
    self.events = events
  }
}

/// One term of the score: a step's base probability, link quality and benign discount.
public struct ScoreTerm: Sendable, Equatable {
  /// The step's name in the catalogue: `S2`.
  public var step: String
  /// The step's base probability, 0 to 1.
  public var probability: Double
  /// Quality of the link to the step before, 0 to 1.
  public var quality: Double
  /// Benign discount, 0 to 1; 1 is none.
  public var discount: Double

  /// Makes a term.
  public init(step: String, probability: Double, quality: Double, discount: Double) {
    self.step = step
    self.probability = probability
    self.quality = quality
    self.discount = discount
  }
}

/// An account that a finding names.
public struct FindingAccount: Sendable, Hashable {
  /// The account's node in the graph.
  public var node: NodeID
  /// The tenant that holds the account, when known.
  public var tenant: TenantID?
  /// Object id as text; empty when unknown.
  public var objectID: String
  /// User principal name as the log spells it; empty when unknown.
  public var upn: String
  /// What it does in the finding: `external account`, `home account`, `recorded as initiator`...
  public var role: String

  /// Makes an account.
  public init(node: NodeID, tenant: TenantID?, objectID: String, upn: String, role: String) {
    self.node = node
    self.tenant = tenant
    self.objectID = objectID
    self.upn = upn
    self.role = role
  }
}

/// A walk through the graph, in time order, that matches a named pattern.
public struct Finding: Sendable, Equatable {
  /// A hash of the rule, its door or first event, and the principal's home UPN: 16 hexadecimal digits.
  public var id: String
  /// The rule's stable name: `XTS-BACKDOOR-PATH`.
  public var rule: String
  /// One line for people.
  public var title: String
  /// The impact, apart from how sure we are.
  public var severity: Severity
  /// A score for ranking, not a probability; whole ten-thousandths, reported to two decimals.
  public var confidence: Double
  /// Steps of the pattern that the evidence shows.
  public var stepsObserved: Int
  /// Steps that the whole pattern has.
  public var stepsExpected: Int
  /// How far the pattern is filled.
  public var status: FindingStatus
  /// ATT&CK techniques, sorted by id.
  public var techniques: [Technique]
  /// Tenant in which the external principal is at home, when known.
  public var sourceTenant: TenantID?
  /// Tenant that is entered, when known.
  public var targetTenant: TenantID?
  /// The accounts that it names, in the order of the path.
  public var accounts: [FindingAccount]
  /// Earliest instant of the path.
  public var firstSeen: Instant?
  /// Latest instant of the path.
  public var lastSeen: Instant?
  /// The hops, in time order.
  public var path: [PathStep]
  /// The terms of the score, in the order of their names.
  public var scoring: [ScoreTerm]
  /// What the logs don't show, in sentences: expected but not covered, covered and absent, impossible.
  public var missing: [String]
  /// Benign explanations that must be weighed.
  public var benign: [String]
  /// Response in the order that contains.
  public var response: [String]

  /// The strength in a word.
  public var strength: Strength { Strength(confidence: confidence) }

  /// Makes a finding without accounts, path or words; its rule fills them.
  public init(id: String, rule: String, title: String, severity: Severity, confidence: Double) {
    self.id = id
    self.rule = rule
    self.title = title
    self.severity = severity
    self.confidence = confidence
    stepsObserved = 0
    stepsExpected = 0
    status = .partial
    techniques = []
    accounts = []
    path = []
    scoring = []
    missing = []
    benign = []
    response = []
  }
}
