public import EntraModel

/// What came, went or changed from one case to another, and by which record.
public struct DiffReport: Sendable {
  /// The first case named or the second one.
  public enum Side: String, Sendable {
    case before, after
  }

  /// One of the two cases.
  public struct Subject: Sendable {
    /// The case directory.
    public var path: String
    /// Title, declarations and inventory.
    public var facts: CaseFacts
    /// Name and version of the tool that made its findings; nil when no detection ever ran.
    public var detectedBy: String?
    /// Number of edges of its graph.
    public var edges: Int
    /// Number of its findings.
    public var findings: Int
  }

  /// Something that one case has and the other has not, or both have in different forms.
  public struct Change<Value: Sendable>: Sendable {
    /// As the first case has it; nil when it came.
    public var before: Value?
    /// As the second case has it; nil when it went.
    public var after: Value?

    /// `came`, `went` or `changed`.
    public var word: String { before == nil ? "came" : (after == nil ? "went" : "changed") }
  }

  /// Files of the inventories, by SHA-256.
  public struct Evidence: Sendable {
    /// Those that the second case alone holds, in the order of its inventory.
    public var came: [EvidenceFile]
    /// Those that the first case alone holds, in the order of its inventory.
    public var went: [EvidenceFile]
    /// Number of those that both hold.
    public var both: Int
  }

  /// What the user declared otherwise.
  public struct Declarations: Sendable {
    /// The titles; nil when they are the same, or each is the name of its directory, which nobody declared.
    public var title: Change<String>?
    /// The markings; nil when they are the same.
    public var tlp: Change<String>?
    /// Own tenants that one case declares, ascending.
    public var ownTenants: [Change<TenantID>]
    /// Partners that one case declares, or both with other limits, ascending by tenant.
    public var partners: [Change<KnownPartner>]

    /// Whether both cases declare the same tenants, which is what findings depend on.
    public var hasSameTenants: Bool { ownTenants.isEmpty && partners.isEmpty }
    /// Whether both cases declare the same.
    public var isEqual: Bool { title == nil && tlp == nil && hasSameTenants }
  }

  /// Events of one log.
  public struct EventCount: Sendable, Equatable {
    /// The log.
    public var source: EventSource
    /// Events of the first case.
    public var before = 0
    /// Events of the second case.
    public var after = 0
    /// Events that the second case alone holds.
    public var came = 0
    /// Events that the first case alone holds.
    public var went = 0

    /// Whether both cases hold the same events of it.
    public var isEqual: Bool { before == after && came == 0 && went == 0 }
  }

  /// Events by (log tenant, log, id).
  public struct Events: Sendable {
    /// Counts by log, in the order of the logs; those without any event are left out.
    public var counts: [EventCount]
    /// Number of events that the graph is made from and that one case alone holds.
    public var relevant: Int
    /// The first of them in time order, at most ``DiffReport/mostEvents``; undated ones last.
    public var first: [Change<Event>]

    /// Events that the second case alone holds.
    public var came: Int { counts.reduce(0) { $0 + $1.came } }
    /// Events that the first case alone holds.
    public var went: Int { counts.reduce(0) { $0 + $1.went } }
    /// Whether both cases hold the same events.
    public var isEqual: Bool { counts.allSatisfy(\.isEqual) }
  }

  /// A record that one case alone holds.
  public struct Record: Sendable, Equatable {
    /// The case that holds it.
    public var side: Side
    /// Its event.
    public var event: EventReference
  }

  /// An edge that came, went, or has another number of acts or another state.
  public struct EdgeChange: Sendable {
    /// The edge in both cases.
    public var edge: Change<Edge>
    /// The records of its acts that one case alone holds, in time order: the first case's, then the second's.
    public var records: [Record]
  }

  /// One mark of a finding that isn't the same.
  public struct Mark: Sendable, Equatable {
    /// `severity`, `confidence`, `status`, `steps` or `records`.
    public var name: String
    /// In the first case.
    public var before: String
    /// In the second case.
    public var after: String
  }

  /// A finding that came, went or changed.
  public struct FindingChange: Sendable {
    /// The finding in both cases.
    public var finding: Change<Finding>
    /// What changed, in a fixed order; empty when it came or went.
    public var marks: [Mark]
    /// The records of its path that one case alone holds, in the path's order: the first case's, then the second's.
    public var records: [Record]
    /// What can have done it, in a fixed order; empty when nothing that is compared here explains it.
    public var causes: [Cause]
  }

  /// What can make a finding come, go or change.
  public enum Cause: String, Sendable {
    /// Records of its path that one case alone holds.
    case records
    /// Other evidence, which changes coverage or what is usual, and no record of its path.
    case otherEvidence = "other-evidence"
    /// Own tenants or partners are declared otherwise.
    case declarations
    /// Another version of the tool made the findings.
    case tool
  }

  /// The most events that are listed.
  public static let mostEvents = 20

  /// The first case.
  public var before: Subject
  /// The second case.
  public var after: Subject
  /// Evidence files.
  public var evidence: Evidence
  /// What is declared.
  public var declarations: Declarations
  /// Events.
  public var events: Events
  /// Edges that aren't the same, by id.
  public var edges: [EdgeChange]
  /// Findings that aren't the same: those of the second case in their order, then those that went.
  public var findings: [FindingChange]
  /// The nodes of both cases.
  public var cast: Cast

  /// Whether the cases are equal in everything that is compared.
  public var isEqual: Bool {
    evidence.came.isEmpty && evidence.went.isEmpty && declarations.isEqual && events.isEqual
      && edges.isEmpty && findings.isEmpty
  }

  /// One of the two cases.
  public func subject(_ side: Side) -> Subject { side == .before ? before : after }
}
