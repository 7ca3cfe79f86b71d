public import EntraModel

/// A log that a detection needs, read from the words of its list.
public struct LogNeed: Sendable, Equatable {
  /// Whose log.
  public enum Side: Sendable, Equatable {
    /// The tenant that lets in, which is the responder's own as a rule.
    case target
    /// The tenant from which accounts come, or any tenant on the way.
    case other
  }

  /// The words of ``Detection/logsNeeded``.
  public var words: String
  /// Whose log.
  public var side: Side
  /// Kinds of logs, of each of which one source is enough.
  public var logs: [[EventSource]]

  /// Reads the words: `target tenant: audit log (user management) and sign-ins`.
  public init(_ words: String) {
    self.words = words
    let isTarget = words.hasPrefix("target tenant") || words.hasPrefix("customer tenant")
    side = isTarget ? .target : .other
    // What stands in brackets narrows a log or offers another way, and adds none.
    var depth = 0
    let plain = String(
      words.lowercased().filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth -= 1 } }
        return depth == 0
      })
    logs = []
    if plain.contains("audit") { logs.append([.audit, .unifiedAuditLog]) }
    if plain.contains("sign-in") {
      logs.append([.signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn])
    }
    if plain.contains("provisioning") { logs.append([.provisioning]) }
  }

  /// The tenants of whose logs every kind is there.
  public func holders(_ coverage: [Coverage]) -> Set<TenantID> {
    let sets = logs.map { sources in
      Set(
        coverage.filter { sources.contains($0.source) && $0.events > 0 }.compactMap(\.tenant))
    }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }
}
