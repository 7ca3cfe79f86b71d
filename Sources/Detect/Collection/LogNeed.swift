internal import EntraModel

/// One log that a rule needs, read off the line in which the rule says so to people.
struct LogNeed: Hashable {
  /// The tenants of a finding that can own a log.
  enum Side: Hashable {
    case source, target
  }

  let side: Side
  let source: EventSource
  /// Whether the need is for what lies before the log that the case holds.
  let isOlder: Bool

  /// The needs of a line such as `target tenant: interactive and non-interactive sign-ins`.
  ///
  /// An alternative in brackets isn't needed as well. A test sees to it that every line of every rule is understood.
  static func read(_ line: String) -> [LogNeed] {
    let line = line.prefix { $0 != "(" }.lowercased()
    var sides: [Side] = []
    if line.hasPrefix("source tenant") { sides = [.source] }
    if line.hasPrefix("target tenant") || line.hasPrefix("customer tenant") { sides = [.target] }
    if line.contains("every tenant") { sides = [.source, .target] }
    var sources: [EventSource] = []
    if line.contains("audit") { sources.append(.audit) }
    // `audit log (provisioning management) and provisioning log` has its second half behind the bracket.
    if line.contains("provisioning") { sources.append(.provisioning) }
    if line.contains("sign-ins") { sources += [.signIn, .nonInteractiveSignIn] }
    return sides.flatMap { side in
      sources.map { LogNeed(side: side, source: $0, isOlder: line.contains("older")) }
    }
  }
}
