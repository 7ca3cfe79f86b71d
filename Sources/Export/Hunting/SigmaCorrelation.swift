internal import EntraModel

/// A found path as Sigma: a rule an act, and a correlation that wants them in the order of the path.
///
/// Fields are those of Sigma's rules for Azure audit and sign-in logs; the format is specification 2 with correlations 2.
struct SigmaCorrelation {
  let path: HuntedPath

  /// The documents, `---` between them.
  var text: String {
    let rules = path.acts.enumerated().map { rule($1, position: $0) }
    guard path.acts.count > 1 else { return rules.joined() }
    let names = path.acts.indices.map { "    - \(name($0))\n" }.joined()
    let correlation = """
      title: \(Self.quoted("Path like that of finding \(path.finding.id): \(path.finding.rule)"))
      id: \(id("correlation"))
      status: experimental
      description: \(Self.quoted("The acts of one found path in their order, whoever does them."))
      correlation:
        type: temporal_ordered
        rules:
      \(names)  timespan: \(path.spanDays)d
      level: \(level)

      """
    return (rules + [correlation]).joined(separator: "---\n")
  }

  private func rule(_ act: HuntedPath.Act, position: Int) -> String {
    let title: String
    let log: String
    let fields: [(name: String, value: String)]
    switch act {
    case .audit(let activity, let category, let service):
      (title, log) = (activity, "auditlogs")
      fields =
        [("operationName", activity), ("category", category)]
        + (service.isEmpty ? [] : [("properties.initiatedBy.app.displayName", service)])
    case .crossTenantSignIn:
      (title, log) = ("Sign-in of an account of another tenant", "signinlogs")
      fields = [("properties.crossTenantAccessType", "b2bCollaboration")]
    }
    let selection = fields.map { "    \($0.name): \(Self.quoted(Self.literal($0.value)))" }
    return """
      title: \(Self.quoted(title))
      id: \(id(String(position)))
      name: \(name(position))
      status: experimental
      logsource:
        product: azure
        service: \(log)
      detection:
        selection:
      \(selection.joined(separator: "\n"))
        condition: selection
      level: informational

      """
  }

  private func name(_ position: Int) -> String { "xts_\(path.finding.id)_\(position + 1)" }

  private func id(_ part: String) -> String {
    String(
      STIXIdentifier.object("sigma", key: path.finding.id + "\n" + part).dropFirst("sigma--".count))
  }

  private var level: String {
    path.finding.severity == .info ? "informational" : path.finding.severity.rawValue
  }

  /// Sigma's wildcards and its escape, as themselves.
  private static func literal(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("*", with: "\\*").replacing("?", with: "\\?")
  }

  /// A scalar of YAML in single quotes, in which nothing but the quote means anything.
  private static func quoted(_ value: String) -> String {
    "'" + VisibleText.of(value).replacing("'", with: "''") + "'"
  }
}
