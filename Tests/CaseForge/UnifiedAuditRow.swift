/// A sign-in as the unified audit log knows it: a logon of the token service, as JSON in a cell.
enum UnifiedAuditRow {
  /// The table's header with its line end.
  static let header = Array(
    ("RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity"
      + ",IsValid,ObjectState\n")
      .utf8)

  /// Appends the row.
  static func append(_ members: RecordMembers, to bytes: inout [UInt8]) {
    let code = members.inner("status").text("errorCode")
    let operation = code == "0" ? "UserLoggedIn" : "UserLoginFailed"
    let (upn, id) = (members.text("userPrincipalName"), members.text("id"))
    let time = members.text("createdDateTime")
    let cells = [
      "AzureActiveDirectoryStsLogon", AmericanDate.text(time, isPrecise: false), upn, operation,
      data(members, operation: operation, code: code), "1", "100", id, "True", "Unchanged",
    ]
    bytes.appendRow(cells.map { Array($0.utf8) })
  }

  private static func data(
    _ members: RecordMembers, operation: String, code: String
  ) -> String {
    let (user, upn) = (members.text("userId"), members.text("userPrincipalName"))
    let (address, resource) = (members.text("ipAddress"), members.text("resourceId"))
    let (tenant, id) = (members.text("resourceTenantId"), members.text("id"))
    return #"{"CreationTime":"\#(members.text("createdDateTime").dropLast())","Id":"\#(id)""#
      + #","Operation":"\#(operation)","OrganizationId":"\#(tenant)","RecordType":15"#
      + #","ResultStatus":"\#(code == "0" ? "Success" : "Failed")","UserKey":"\#(user)","UserType":0"#
      + #","Version":1,"Workload":"AzureActiveDirectory","ClientIP":"\#(address)""#
      + #","ObjectId":"\#(resource)","UserId":"\#(upn)","AzureActiveDirectoryEventType":1"#
      + #","ExtendedProperties":[{"Name":"ResultStatusDetail","Value":"Success"},{"Name":"UserAgent""#
      + #","Value":"\#(members.text("userAgent"))"},{"Name":"RequestType","Value":"OAuth2:Authorize"}]"#
      + #","ModifiedProperties":[],"Actor":[{"ID":"\#(user)","Type":0},{"ID":"\#(upn)","Type":5}]"#
      + #","ActorContextId":"\#(members.text("homeTenantId"))","ActorIpAddress":"\#(address)""#
      + #","InterSystemsId":"\#(members.text("correlationId"))","IntraSystemId":"\#(id)""#
      + #","SupportTicketId":"","Target":[{"ID":"\#(resource)","Type":0}],"TargetContextId":"\#(tenant)""#
      + #","ApplicationId":"\#(members.text("appId"))","DeviceProperties":[{"Name":"OS","Value":"Windows 10"}"#
      + #",{"Name":"BrowserType","Value":"Edge"},{"Name":"IsCompliantAndManaged","Value":"False"}]"#
      + #","ErrorNumber":"\#(code)"}"#
  }
}
