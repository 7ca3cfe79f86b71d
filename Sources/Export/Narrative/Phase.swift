internal import EntraModel

/// The part that a hop plays in an incident, for tables that people read down.
enum Phase {
  private static let closing: Set<String> = [
    "disable-sync", "stop-auto-redeem", "untrust", "close-b2b", "close-direct-connect",
    "close-outbound", "delete", "delete-sync",
  ]

  /// Whether a hop takes away what a policy allowed.
  static func closes(_ step: PathStep) -> Bool { closing.contains(step.verb) }

  /// Whether the hop is an act of its own; the others say what follows from one.
  static func isAct(_ step: PathStep) -> Bool {
    switch step.edge {
    case .grantedInbound, .grantedOutbound, .synced, .accessed, .samePrincipal, .belongsTo: false
    default: true
    }
  }

  /// The phase in two or three words.
  static func words(_ step: PathStep) -> Markdown {
    switch step.edge {
    case .probed: "reconnaissance"
    case .configured: closes(step) ? "way closed" : "way opened"
    case .grantedInbound, .grantedOutbound, .synced: "way opened"
    case .scoped: "account chosen"
    case .provisioned:
      ["disable", "delete"].contains(step.verb) ? "account shut out" : "account brought in"
    case .invited: "account brought in"
    case .signedIn, .accessed: "sign-in"
    case .granted: "right given"
    case .evicted: "shut out"
    default: "act"
    }
  }
}
