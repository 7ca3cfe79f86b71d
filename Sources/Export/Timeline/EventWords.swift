internal import EntraModel

/// What the timeline calls the parts of an event.
enum EventWords {
  /// What the time of an event of this log is the time of.
  static func timestampDescription(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "Snapshot Time"
    case .audit, .unifiedAuditLog: "Activity Time"
    case .provisioning: "Provisioning Time"
    case .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn:
      "Sign-in Time"
    case .graphActivity: "Request Time"
    }
  }

  /// The activity as logged; sign-in records name none.
  static func activity(_ event: Event) -> String {
    event.source.isSignIn ? "Sign-in" : event.activity
  }

  /// What was acted upon: the object, for a sign-in the resource or application that was reached.
  static func target(_ event: Event) -> Party {
    guard event.source.isSignIn, event.target.label.isEmpty else { return event.target }
    let name = event.resourceName.isEmpty ? event.applicationName : event.resourceName
    let isApplication = event.resourceName.isEmpty
    return Party(
      kind: .application,
      id: isApplication || name == event.applicationName ? event.applicationID : "",
      name: name)
  }

  /// The address that tells most: the client's own where details carry it, since the record's may be Microsoft's.
  static func address(_ event: Event) -> String {
    event.clientIPAddress.isEmpty ? event.ipAddress : event.clientIPAddress
  }

  /// A property's value as people read it: without the quotes of JSON inside a string, `null` when absent, cut to 80.
  static func value(_ logged: String?) -> String {
    guard var text = logged, !text.isEmpty else { return "null" }
    while text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      text = String(text.dropFirst().dropLast())
    }
    if text.contains("\\\"") { text = text.replacing("\\\"", with: "\"") }
    return VisibleText.cut(VisibleText.of(text), to: 80)
  }
}
