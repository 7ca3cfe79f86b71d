/// The impact of a finding, apart from how sure we are of it.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, low, medium, high, critical

  private var rank: Int {
    switch self {
    case .info: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }

  /// Orders info first and critical last.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// An ATT&CK technique by its id and name.
public struct Technique: Hashable, Sendable, Comparable {
  /// The id, `T1484.002`.
  public var id: String
  /// The name as ATT&CK prints it.
  public var name: String
  /// The tactics that this use serves, for people: `Persistence, Privilege Escalation`.
  public var tactics: String

  /// Makes a technique.
  public init(id: String, name: String, tactics: String) {
    self.id = id
    self.name = name
    self.tactics = tactics
  }

  /// Orders by id.
  public static func < (left: Technique, right: Technique) -> Bool { left.id < right.id }
}
