/// A sign-in as Azure Monitor's diagnostic settings write it.
enum AzureMonitorEnvelope {
  /// Appends the record in its envelope.
  static func append(_ record: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let members = RecordMembers(record)
    let tenant = members.text("resourceTenantId")
    let status = members.inner("status")
    bytes += Array(
      (#"{"time":"\#(members.text("createdDateTime"))","resourceId":"/tenants/\#(tenant)/providers/Microsoft.aadiam""#
        + #","operationName":"Sign-in activity","operationVersion":"1.0","category":"\#(category(members))""#
        + #","tenantId":"\#(tenant)","resultType":"\#(status.text("errorCode"))","resultSignature":"None""#
        + #","durationMs":0,"callerIpAddress":"\#(members.text("ipAddress"))","correlationId":"#)
        .utf8)
    bytes += members.json("correlationId")
    bytes += Array(#","Level":4,"properties":"#.utf8)
    bytes += record
    bytes.append(0x7D)
  }

  /// The log that the sign-in is in.
  static func category(_ members: RecordMembers) -> String {
    members.text("isInteractive") == "true" ? "SignInLogs" : "NonInteractiveUserSignInLogs"
  }
}
