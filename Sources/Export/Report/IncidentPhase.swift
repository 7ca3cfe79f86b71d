internal import EntraModel

/// Which part of the attack a hop belongs to, in the words of people who read a timeline.
enum IncidentPhase: String {
  case reconnaissance
  case door = "door opened"
  case identity = "account brought in"
  case entry = "entry"
  case privilege = "act or privilege"
  case closing = "closed or removed"

  /// The phase of a hop.
  init(_ step: PathStep) {
    switch step.edge {
    case .probed: self = .reconnaissance
    case .configured where Self.closes(step.verb): self = .closing
    case .synced where step.verb == "at-work": self = .identity
    case .configured, .grantedInbound, .grantedOutbound, .synced: self = .door
    case .scoped, .invited: self = .identity
    case .provisioned: self = ["disable", "delete"].contains(step.verb) ? .closing : .identity
    case .samePrincipal, .belongsTo: self = .identity
    case .signedIn, .accessed: self = .entry
    case .evicted: self = .closing
    default: self = .privilege
    }
  }

  private static func closes(_ verb: String) -> Bool {
    ["delete", "disable", "stop-", "untrust", "close-"].contains { verb.hasPrefix($0) }
  }
}
