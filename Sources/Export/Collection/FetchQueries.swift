internal import EntraModel

/// How a log is fetched: from Microsoft Graph, from a Log Analytics workspace, with PowerShell.
///
/// Nothing of the evidence goes into a query but the tenant's id and two days. Graph filters by `ge` and `le`; sign-ins
/// come from its beta, which alone gives the cross-tenant type, and gives interactive ones unless another type is asked for.
struct FetchQueries {
  /// The address that Graph answers, page by page, with AuditLog.Read.All.
  let graph: String
  /// The query for the workspace that the tenant's diagnostic settings write to.
  let kql: String
  /// PowerShell that writes a record a line, with the names of Graph, as the formats of this program read it.
  let powerShell: String

  /// Makes the queries; nil for a log that can't be asked for by time and tenant.
  init?(_ fetch: LogFetch) {
    guard let place = FetchPlace(fetch.source) else { return nil }
    let (from, until) = (fetch.from.secondsInZulu, fetch.until.secondsInZulu)
    var filter = "\(place.timeField) ge \(from) and \(place.timeField) le \(until)"
    if let type = place.signInType {
      filter += " and signInEventTypes/any(t: t eq '\(type)')"
    }
    graph = "GET https://graph.microsoft.com/\(place.path)?$filter=\(filter)"
    // A row may arrive a day after its event.
    let late = fetch.until.advanced(bySeconds: 86_400).secondsInZulu
    kql =
      "\(place.table) | where TimeGenerated between (datetime(\(from)) .. datetime(\(late))) "
      + "| where AADTenantId == \"\(fetch.tenant)\""
    let quoted = filter.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    powerShell =
      "Connect-MgGraph -TenantId \(fetch.tenant) -Scopes AuditLog.Read.All; "
      + "$next = 'https://graph.microsoft.com/\(place.path)?$filter=\(quoted)'; "
      + "while ($next) { $page = Invoke-MgGraphRequest -Method GET -Uri $next; "
      + "$page.value | ForEach-Object { ConvertTo-Json $_ -Depth 20 -Compress } "
      + "| Add-Content \(fetch.source.name).ndjson; $next = $page.'@odata.nextLink' }"
  }
}

/// Where a log lies.
private struct FetchPlace {
  let path: String
  let timeField: String
  let table: String
  var signInType: String?

  init?(_ source: EventSource) {
    switch source {
    case .audit:
      (path, timeField, table) = ("v1.0/auditLogs/directoryAudits", "activityDateTime", "AuditLogs")
    case .provisioning:
      (path, timeField, table) = (
        "v1.0/auditLogs/provisioning", "activityDateTime", "AADProvisioningLogs"
      )
    case .signIn:
      (path, timeField, table) = ("beta/auditLogs/signIns", "createdDateTime", "SigninLogs")
      signInType = "interactiveUser"
    case .nonInteractiveSignIn:
      (path, timeField, table) = (
        "beta/auditLogs/signIns", "createdDateTime", "AADNonInteractiveUserSignInLogs"
      )
      signInType = "nonInteractiveUser"
    case .servicePrincipalSignIn:
      (path, timeField, table) = (
        "beta/auditLogs/signIns", "createdDateTime", "AADServicePrincipalSignInLogs"
      )
      signInType = "servicePrincipal"
    case .managedIdentitySignIn:
      (path, timeField, table) = (
        "beta/auditLogs/signIns", "createdDateTime", "AADManagedIdentitySignInLogs"
      )
      signInType = "managedIdentity"
    case .policySnapshot, .unifiedAuditLog, .graphActivity: return nil
    }
  }
}

extension Instant {
  /// `2025-03-10T00:00:00Z`.
  fileprivate var secondsInZulu: String {
    secondText.split(separator: " ").joined(separator: "T") + "Z"
  }
}
