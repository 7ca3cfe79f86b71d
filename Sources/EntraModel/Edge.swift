/// The label of an edge: an open set, so a wrapped string rather than an enum.
public struct EdgeKind: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The label in lower case with hyphens.
  public var label: String

  /// Makes a kind from its label.
  public init(_ label: String) {
    self.label = label
  }

  /// Orders by label.
  public static func < (left: EdgeKind, right: EdgeKind) -> Bool { left.label < right.label }

  /// The label.
  public var description: String { label }

  /// A policy lets a partner in.
  public static let grantedInbound = EdgeKind("granted-inbound")
  /// A policy lets its own users out to a partner.
  public static let grantedOutbound = EdgeKind("granted-outbound")
  /// Synchronization from a source to a target is allowed or seen at work.
  public static let synced = EdgeKind("synced")
  /// A source account was created, updated or re-enabled as a target account.
  public static let provisioned = EdgeKind("provisioned")
  /// An account signed in.
  public static let signedIn = EdgeKind("signed-in")
  /// A sign-in reached a resource of a tenant.
  public static let accessed = EdgeKind("accessed")
  /// Somebody changed a policy.
  public static let configured = EdgeKind("configured")
  /// Somebody put somebody into a job's scope or changed its mapping.
  public static let scoped = EdgeKind("scoped")
  /// A person invited an external account.
  public static let invited = EdgeKind("invited")
  /// An account on a path did something else.
  public static let acted = EdgeKind("acted")
  /// Somebody tried out which application synchronizes to another tenant.
  public static let probed = EdgeKind("probed")
  /// A privilege was given.
  public static let granted = EdgeKind("granted")
  /// An account or a policy was shut out.
  public static let evicted = EdgeKind("evicted")
  /// Home account and external account are one principal.
  public static let samePrincipal = EdgeKind("same-principal")
  /// An account is at home in a tenant.
  public static let belongsTo = EdgeKind("belongs-to")
}

/// Whether the evidence shows it, it follows from what the evidence shows, or it should be there and isn't.
public enum EvidenceState: String, Sendable, CaseIterable {
  case observed, inferred, missing
}

/// Whether one or both tenants' logs show the same fact.
public enum Corroboration: String, Sendable, CaseIterable {
  case oneSided = "one-sided"
  case bothSides = "both-sides"
  case contradicted
}

/// The event behind an act: enough to print a citation without reading the event again.
public struct EventReference: Hashable, Sendable {
  /// Handle of the event's row; never exported.
  public var key: Int64
  /// The event's id.
  public var id: String
  /// When.
  public var instant: Instant?
  /// Where the cited copy lies.
  public var place: EvidencePlace

  /// Makes a reference.
  public init(key: Int64, id: String, instant: Instant?, place: EvidencePlace) {
    self.key = key
    self.id = id
    self.instant = instant
    self.place = place
  }

  /// The reference of an event.
  public init(_ event: Event) {
    self.init(key: event.key, id: event.id, instant: event.instant, place: event.place)
  }
}

/// One occurrence of an edge: at an instant, with a verb, and the events that show it.
public struct Act: Sendable, Equatable {
  /// When it happened; for an inferred act the earliest moment it can have, else nil.
  public var instant: Instant?
  /// When what it made ended (policy turned off, account deleted); nil while open.
  public var validUntil: Instant?
  /// What was done, lower case with hyphens: `add`, `enable-sync`, `create`, `re-enable`, `global-administrator`...
  public var verb: String
  /// Link quality of this act, 0 to 1 (design: model, "Edges").
  public var quality: Double
  /// Observed or inferred.
  public var state: EvidenceState
  /// One-sided, both sides or contradicted.
  public var corroboration: Corroboration
  /// Old to new, lower case: `sync:false>true`; several joined by a blank.
  ///
  /// Empty when nothing is compared.
  public var change: String = ""
  /// The account or service principal recorded as doing it, when the edge itself doesn't start there.
  public var by: NodeID?
  /// What kinds of event show it, in a fixed order and in lower case.
  ///
  /// Of one synced user: `add`, `invite`, `update`, `redeem`, `provisioning-log`, `export`. Of a
  /// sign-in: `resource-log`, `home-log`.
  public var traces: [String] = []
  /// The events that show it, in order.
  public var events: [EventReference]

  /// Makes an act.
  public init(
    instant: Instant?, verb: String, quality: Double = 1, state: EvidenceState = .observed,
    corroboration: Corroboration = .oneSided, change: String = "", by: NodeID? = nil,
    events: [EventReference]
  ) {
    self.instant = instant
    self.verb = verb
    self.quality = quality
    self.state = state
    self.corroboration = corroboration
    self.change = change
    self.by = by
    self.events = events
  }
}

/// All acts of one kind from one node to another: one edge of the graph.
public struct Edge: Sendable, Equatable {
  /// `e-` and 16 hexadecimal digits of a SHA-256 over source, kind and target.
  public var id: String
  /// The label.
  public var kind: EdgeKind
  /// Where it starts.
  public var from: NodeID
  /// Where it ends.
  public var to: NodeID
  /// The acts in time order, those without an instant last.
  ///
  /// Never empty unless only failures were seen.
  public var acts: [Act] = []
  /// Failed, skipped or intended attempts at the same, which draw no act of their own.
  public var failures: Int = 0
  /// Highest severity of the findings it is part of; nil when in none.
  public var severity: Severity?
  /// Ids of the findings it is part of, sorted.
  public var findings: [String] = []
  /// ATT&CK techniques of the findings it is part of, sorted.
  public var techniques: [String] = []

  /// Makes an edge without acts.
  public init(id: String, kind: EdgeKind, from: NodeID, to: NodeID) {
    self.id = id
    self.kind = kind
    self.from = from
    self.to = to
  }

  /// Earliest instant of its acts.
  public var firstSeen: Instant? { acts.compactMap(\.instant).min() }
  /// Latest instant of its acts.
  public var lastSeen: Instant? { acts.compactMap(\.instant).max() }
  /// Best link quality of its acts; with several sources the best counts.
  public var quality: Double { acts.map(\.quality).max() ?? 0 }
  /// Observed when any act is.
  public var state: EvidenceState {
    acts.contains { $0.state == .observed } ? .observed : .inferred
  }
  /// The strongest statement over its acts: contradicted, else both sides, else one-sided.
  public var corroboration: Corroboration {
    if acts.contains(where: { $0.corroboration == .contradicted }) { return .contradicted }
    return acts.contains { $0.corroboration == .bothSides } ? .bothSides : .oneSided
  }
}
