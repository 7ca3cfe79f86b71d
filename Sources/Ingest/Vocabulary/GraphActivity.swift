internal import EntraModel

/// A request of the Graph activity log, as Azure Monitor and Log Analytics write it: who called which address of Graph.
///
/// Requests draw no edge. They show in the timeline which account and address stand behind a change that the audit log
/// ascribes to Microsoft's own address.
enum GraphActivity {
  /// Reads the request out of Azure Monitor's `properties`, or out of a row.
  static func read(_ request: JSONValue, time: JSONValue?, into writer: inout RowWriter) {
    writer.row.source = .graphActivity
    writer.setTime(time, "timeGenerated")
    writer.put(.id, writer.identifier(request["requestId"], "requestId"))
    writer.put(.service, "Microsoft Graph")
    let method = writer.text(request["requestMethod"], "requestMethod")
    let path = GraphActivity.path(writer.text(request["requestUri"], "requestUri"))
    writer.put(.activity, [method, path].filter { !$0.isEmpty }.joined(separator: " "))
    if let status = request["responseStatusCode"]?.anyText.flatMap({ Int($0) }) {
      writer.row.result = status < 400 ? .success : .failure
      if status >= 400 { writer.put(.reason, "HTTP \(status)") }
    }
    let user = writer.identifier(request["userId"], "userId")
    let principal = writer.identifier(request["servicePrincipalId"], "servicePrincipalId")
    let application = writer.identifier(request["appId"], "appId")
    if !user.isEmpty {
      writer.putActor(Party(kind: .user, id: user))
    } else if !principal.isEmpty {
      writer.putActor(Party(kind: .servicePrincipal, id: principal))
      writer.put(.actorApplicationID, application)
    }
    writer.put(.applicationID, application)
    writer.put(.ipAddress, AuditData.address(writer.text(request["ipAddress"], "ipAddress")))
    writer.put(.userAgent, request["userAgent"], "userAgent")
    writer.put(.correlationID, writer.identifier(request["operationId"], "operationId"))
    // The token's id, which the sign-in that got it has too.
    writer.put(.tokenID, request["signInActivityId"], "signInActivityId")
  }

  /// The path of an address in Graph, without host, version and query: `/policies/crossTenantAccessPolicy/partners`.
  static func path(_ address: String) -> String {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
    }
    rest = rest.prefix { $0 != "?" }
    for version in ["/v1.0/", "/beta/"] where rest.hasPrefix(version) {
      rest = rest.dropFirst(version.count - 1)
    }
    return String(rest)
  }
}
