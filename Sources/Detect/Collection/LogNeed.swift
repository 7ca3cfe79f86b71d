public import EntraModel

/// One need of a rule for logs, read off the line in which the rule says so to people.
///
/// A test sees to it that every line of every rule is understood.
public struct LogNeed: Sendable, Equatable {
  /// The tenants of a finding that can own a log.
  public enum Side: Sendable, Hashable {
    case source, target
  }

  /// The words of ``Detection/logsNeeded``.
  public var words: String
  /// Whose logs.
  public var sides: [Side]
  /// Kinds of logs, of each of which one source is enough.
  public var logs: [[EventSource]]
  /// Whether the need is for what lies before the log that the case holds.
  public var isOlder: Bool
  /// Whether the rule can do without: it would corroborate what other logs show.
  public var isOptional: Bool

  /// Reads a line such as `target tenant: audit log (user management) and sign-ins`.
  public init(_ words: String) {
    self.words = words
    let plain = Self.withoutBrackets(words.lowercased())
    if plain.contains("every tenant") {
      sides = [.source, .target]
    } else {
      let isTarget = plain.hasPrefix("target tenant") || plain.hasPrefix("customer tenant")
      sides = isTarget ? [.target] : [.source]
    }
    logs = []
    if plain.contains("audit") { logs.append([.audit, .unifiedAuditLog]) }
    if plain.contains("sign-in") {
      logs.append([.signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn])
    }
    if plain.contains("provisioning") { logs.append([.provisioning]) }
    if plain.contains("graph activity") { logs.append([.graphActivity]) }
    isOlder = plain.contains("older")
    isOptional = plain.contains("if it can be had")
  }

  /// The tenants of whose logs every kind is there.
  public func holders(_ coverage: [Coverage]) -> Set<TenantID> {
    let sets = logs.map { sources in
      Set(
        coverage.filter { sources.contains($0.source) && $0.events > 0 }.compactMap(\.tenant))
    }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }

  /// What stands in brackets narrows a log or offers another way, and adds none.
  private static func withoutBrackets(_ words: String) -> String {
    var depth = 0
    return words.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth -= 1 } }
      return depth == 0
    }
  }
}
