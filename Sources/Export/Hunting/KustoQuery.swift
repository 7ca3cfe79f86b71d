/// A found path as queries in KQL for a Log Analytics workspace or Sentinel.
struct KustoQuery {
  let path: HuntedPath

  /// Looks for the names on the path, whatever they do.
  var byName: String? {
    let names = path.accounts + path.tenants
    guard !names.isEmpty else { return nil }
    return """
      let names = dynamic([\(Self.list(names))]);
      union isfuzzy=true
        (AuditLogs | where tostring(InitiatedBy) has_any (names) or tostring(TargetResources) has_any (names)),
        (SigninLogs | where UserPrincipalName has_any (names) or UserId has_any (names) or HomeTenantId has_any (names)),
        (AADNonInteractiveUserSignInLogs | where UserPrincipalName has_any (names) or UserId has_any (names) or HomeTenantId has_any (names))
      | sort by TimeGenerated asc
      """
  }

  /// Looks for the acts on the path, whoever does them.
  var byAct: String {
    var steps: [String] = []
    for (position, act) in path.acts.enumerated() {
      let step = "| extend Step = \(position + 1))"
      switch act {
      case .audit(let activity, let category, let service):
        let by = service.isEmpty ? "" : " and tostring(InitiatedBy) has \(Self.text(service))"
        steps.append(
          "  (AuditLogs | where OperationName =~ \(Self.text(activity)) and Category =~ "
            + "\(Self.text(category))\(by) \(step)")
      case .crossTenantSignIn:
        for table in ["SigninLogs", "AADNonInteractiveUserSignInLogs"] {
          steps.append(
            "  (\(table) | where HomeTenantId != ResourceTenantId and ResultType == \"0\" \(step)")
        }
      }
    }
    return "union isfuzzy=true\n" + steps.joined(separator: ",\n")
      + "\n| sort by TimeGenerated asc\n| project TimeGenerated, Step, Type, OperationName, Identity, "
      + "UserPrincipalName, InitiatedBy, TargetResources, HomeTenantId, ResourceTenantId, IPAddress"
  }

  private static func list(_ values: [String]) -> String {
    values.map(text).joined(separator: ", ")
  }

  /// A string of KQL: backslashes and quotes are escaped.
  static func text(_ value: String) -> String {
    "\"" + VisibleText.of(value).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
