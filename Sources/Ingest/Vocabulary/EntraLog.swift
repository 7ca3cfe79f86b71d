internal import EntraModel

/// A log of Entra ID by the names that Azure Monitor, Log Analytics and their followers give it.
enum EntraLog: Equatable {
  case audit
  case provisioning
  case graphActivity
  case signIn(EventSource)

  /// Names of categories and tables, folded; Log Analytics writes `AAD` before most of them.
  private static let names: [String: EntraLog] = [
    "auditlogs": .audit,
    "provisioninglogs": .provisioning,
    "microsoftgraphactivitylogs": .graphActivity,
    "signinlogs": .signIn(.signIn),
    "noninteractiveusersigninlogs": .signIn(.nonInteractiveSignIn),
    "serviceprincipalsigninlogs": .signIn(.servicePrincipalSignIn),
    "managedidentitysigninlogs": .signIn(.managedIdentitySignIn),
  ]

  /// The log with a name, in any case.
  init?(name: String) {
    let word = Folding.word(name.utf8)
    guard let log = EntraLog.names[word.hasPrefix("aad") ? String(word.dropFirst(3)) : word] else {
      return nil
    }
    self = log
  }

  /// The log that a record's own keys tell, where its exporter doesn't name it.
  init?(keys: RecordKeys) {
    if GraphProvisioning.hasTellingKeys(keys) {
      self = .provisioning
    } else if GraphDirectoryAudits.hasTellingKeys(keys) {
      self = .audit
    } else if GraphSignIns.hasTellingKeys(keys) {
      self = .signIn(.signIn)
    } else {
      return nil
    }
  }
}
