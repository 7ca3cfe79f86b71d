/// A found path as a search in Splunk, over the add-ons for Microsoft cloud services.
struct SplunkQuery {
  let path: HuntedPath

  private static let sources =
    "(sourcetype=\"azure:monitor:aad\" OR sourcetype=\"azure:aad:audit\" OR sourcetype=\"azure:aad:signin\" "
    + "OR sourcetype=\"o365:management:activity\")"
  private static let end = "\n| sort 0 _time"

  /// Looks for the names on the path, whatever they do.
  var byName: String? {
    let names = path.accounts + path.tenants
    guard !names.isEmpty else { return nil }
    return "search index=* \(Self.sources)\n  (" + names.map(Self.text).joined(separator: " OR ")
      + ")" + Self.end
  }

  /// Looks for the acts on the path, whoever does them.
  var byAct: String {
    let terms = path.acts.map { act in
      switch act {
      case .audit(let activity, _, let service):
        let name = Self.text(activity)
        // The unified audit log ends an operation's name with a full stop.
        let names =
          "operationName=\(name) OR activityDisplayName=\(name) OR Operation=\(Self.text(activity + "*"))"
        return service.isEmpty ? "(\(names))" : "((\(names)) \(Self.text(service)))"
      case .crossTenantSignIn:
        return
          "(properties.crossTenantAccessType=\"b2bCollaboration\" OR crossTenantAccessType=\"b2bCollaboration\")"
      }
    }
    return "search index=* \(Self.sources)\n  (" + terms.joined(separator: "\n   OR ") + ")"
      + Self.end
  }

  /// A string of SPL: backslashes and quotes are escaped; an asterisk stays the wildcard that it always is.
  static func text(_ value: String) -> String {
    "\"" + VisibleText.of(value).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
