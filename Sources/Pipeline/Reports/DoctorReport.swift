public import EntraModel

/// Whether the machine and a case are fit, and which logs the case lacks for each rule.
public struct DoctorReport: Sendable {
  /// One thing that was looked at.
  public struct Check: Sendable, Equatable {
    /// How it stands.
    public enum State: String, Sendable {
      case fine, warning, failed
    }

    /// `machine` or `case`.
    public var area: String
    /// What was looked at.
    public var name: String
    /// How it stands.
    public var state: State
    /// One line for people.
    public var words: String

    /// Makes a check.
    public init(area: String, name: String, state: State, words: String) {
      (self.area, self.name, self.state, self.words) = (area, name, state, words)
    }
  }

  /// A log that a rule needs.
  public struct Need: Sendable, Equatable {
    /// The rule's own words: `target tenant: audit log (user management)`.
    public var words: String
    /// Tenants whose log is in the case, ascending; of a target's log the own tenants, where any are declared.
    public var held: [TenantID]
    /// Own tenants whose log is lacking, ascending; only where the rule wants the target's log.
    public var lacking: [TenantID]
    /// Whether the rule says no less without it.
    public var isOptional = false

    /// Whether nothing of it is there.
    public var isMissing: Bool { held.isEmpty }
  }

  /// A rule with the logs that it needs.
  public struct Rule: Sendable, Equatable {
    /// The rule's name.
    public var rule: String
    /// Its needs, in its own order.
    public var needs: [Need]

    /// Whether every log that it can't do without is there of every tenant that it is wanted of.
    public var isServed: Bool {
      needs.allSatisfy { $0.isOptional || (!$0.isMissing && $0.lacking.isEmpty) }
    }
  }

  /// The case that was looked at; nil when none was named.
  public var path: String?
  /// What was looked at, the machine first.
  public var checks: [Check]
  /// The rules in the order of their list; empty without a case.
  public var rules: [Rule]
  /// Title and names of the case; nil without one, or where it can't be opened.
  public var facts: CaseFacts?

  /// Whether nothing failed.
  public var isFit: Bool { checks.allSatisfy { $0.state != .failed } }
}
