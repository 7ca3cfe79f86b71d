import EntraModel
import Testing

@testable import Ingest

/// Sign-in rows of Log Analytics: the hot way and the general way give the same, whatever stands in the row.
struct LogAnalyticsTwinTests {
  /// An ordinary row; a column that is given replaces the ordinary one, or takes it away when it is empty.
  private func row(_ given: KeyValuePairs<String, String> = [:], more: String = "") -> String {
    var columns: [(String, String)] = [
      ("TenantId", #""99999999-1111-4222-8333-00000000000f""#),
      ("TimeGenerated", #""2026-03-01T10:05:06.123Z""#), ("OperationName", #""Sign-in activity""#),
      ("Category", #""SignInLogs""#), ("ResultType", #""0""#), ("ResultDescription", #""""#),
      ("Location", #""IS""#), ("AuthenticationDetails", #""\#(packed(Self.steps))""#),
      ("CreatedDateTime", #""2026-03-01T10:01:00Z""#), ("IsInteractive", "true"),
      ("Id", #""5A5A5A5A-0001-4002-8003-000000000001""#), ("IPAddress", #""198.51.100.7""#),
      ("LocationDetails", #""{\"city\":\"Reykjavik\",\"countryOrRegion\":\"IS\"}""#),
      ("RiskLevelDuringSignIn", #""medium""#), ("ServicePrincipalId", #""""#),
      ("Status", #""\#(packed(Self.status))""#), ("UserAgent", #""Mozilla/5.0 (\"x\")""#),
      ("UserDisplayName", #""Ada \u00c5""#), ("UserId", #""u-1""#),
      ("UserPrincipalName", #""ada@woodgrove.example""#), ("AADTenantId", #""\#(Fixtures.own)""#),
      ("ResourceTenantId", #""\#(Fixtures.own)""#), ("HomeTenantId", #""\#(Fixtures.partner)""#),
      ("AutonomousSystemNumber", #""64500""#), ("CrossTenantAccessType", #""b2bCollaboration""#),
      ("Type", #""SigninLogs""#),
    ]
    for (name, value) in given {
      if let index = columns.firstIndex(where: { $0.0 == name }) {
        columns[index].1 = value
      } else {
        columns.append((name, value))
      }
    }
    let members = columns.filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\($0.1)" }
    return "{\(members.joined(separator: ","))\(more)}"
  }

  private static let status =
    #"{"errorCode":0,"failureReason":"Other.","additionalDetails":"MFA by \"claim\""}"#
  private static let steps =
    #"[{"authenticationStepResultDetail":""},{"authenticationStepResultDetail":"first"},{"authenticationStepResultDetail":"second"}]"#

  /// Text as it stands inside a JSON string.
  private func packed(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private func expectAlike(_ rows: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    // An ordinary row on both sides keeps the hot way open.
    for odd in rows {
      let bytes = Array([row(), odd, row()].joined(separator: "\n").utf8)
      let (hot, general) = (Reading(bytes), Reading(bytes, mayGoHot: false))
      #expect(hot == general, "\(odd)", sourceLocation: sourceLocation)
      #expect(hot.isBalanced, sourceLocation: sourceLocation)
    }
  }

  @Test func `an ordinary row takes the hot way and says everything`() throws {
    let bytes = Array([row(), row()].joined(separator: "\n").utf8)
    let reading = Reading(bytes)
    #expect(reading == Reading(bytes, mayGoHot: false))
    #expect(reading == Reading(bytes, options: IngestOptions(validate: true)))
    let event = try #require(reading.events.last)
    #expect(event.country == "IS" && event.errorCode == 0 && event.reason == "Other.")
    #expect(event.mfaDetail == "MFA by \"claim\"" && event.risk == .medium)
    #expect(event.id == "5a5a5a5a-0001-4002-8003-000000000001")
    #expect(event.logTenant == GUID(Fixtures.own) && event.isRelevant)
    #expect(reading.formats == ["log-analytics-rows": 2] && reading.remarks.isEmpty)
    // What a selection finds in one row, without the general way's help.
    let block = RecordBlock(
      bytes: Array(row().utf8) + [UInt8](repeating: 0, count: RecordBlock.padding),
      spans: [
        RecordBlock.Span(start: 0, length: row().utf8.count, offset: 0, line: 1, number: 1)
      ])
    let parser = RecordParser()
    let selector = RecordSelector(parser: parser, format: LogAnalytics.self)
    var (arena, isRead) = ([UInt8](), false)
    let done = selector.select(
      block, from: 0, wanted: LogAnalytics.wanted, unwanted: LogAnalytics.unwanted, arena: &arena
    ) { _, selection in
      var (own, notes) = (EventRow(), SelectionNotes())
      isRead = LogAnalytics.read(selection, of: block.spans[0], into: &own, notes: &notes)
    }
    #expect(done == 1 && isRead)
  }

  @Test func `tables and categories name the log alike`() {
    let names = [
      "SigninLogs", "AADNonInteractiveUserSignInLogs", "AADServicePrincipalSignInLogs",
      "AADManagedIdentitySignInLogs", "AuditLogs", "signinlogs", "AADSignInLogs", "Custom_CL", "",
    ]
    expectAlike(names.map { row(["Type": "\"\($0)\""]) })
    expectAlike(names.map { row(["Type": "", "Category": "\"\($0)\""]) })
    expectAlike(names.map { row(["Type": "null", "Category": "\"\($0)\""]) })
    expectAlike([
      row(["Type": "7"]), row(["Type": "true"]), row(["TableName": #""AuditLogs""#]),
      row(["Type": "", "TableName": #""AADManagedIdentitySignInLogs""#]),
    ])
  }

  @Test func `nested columns read alike in any wrapping`() {
    let values = [
      "", "null", #""""#, #"" ""#, "{}", "[]", #""{}""#, #""[]""#, #""null""#, "5", "true",
      Self.status, Self.steps, #""\#(packed(Self.status))""#, #""  \#(packed(Self.status)) \n""#,
      #""\#(packed(packed(Self.status)))""#, #""[\"\#(packed(packed(Self.status)))\"]""#,
      #""{\"errorCode\":50126.0}""#, #""{\"errorCode\":\"50126\"}""#, #""{\"errorCode\":-0}""#,
      #""{\"errorCode\":true}""#, #""{\"errorCode\":{}}""#, #""{\"errorCode\":1e400}""#,
      #""{\"errorCode\":1,\"errorCode\":2}""#, #""{\"ErrorCode\":1}""#,
      #""{\"error\\u0043ode\":1}""#, #""{\"countryorregion\":\"DE\"}""#,
      #""{\"countryOrRegion\":\"D\\u0045\"}""#, #""{\"countryOrRegion\":\"\\ud800\"}""#,
      #""{\"errorCode\":0},\"Id\":\"forged\",\"x\":{""#, #""{\"errorCode\":0}}""#,
      #""{\"errorCode\":0""#, #""{\"errorCode\":0,\"x\":tru}""#, #""{\"errorCode\":01}""#,
      #""[{\"authenticationStepResultDetail\":\"a\"},5]""#,
      #""[5,{\"authenticationStepResultDetail\":\"a\"}]""#,
      #""[{\"authenticationStepResultDetail\":\"a\"},{\"authenticationStepResultDetail\":5}]""#,
      #""[{\"authenticationStepResultDetail\":[]},{\"authenticationStepResultDetail\":\"a\"}]""#,
      #""[null,\"\",{\"authenticationStepResultDetail\":null}]""#,
      #"[{"authenticationStepResultDetail":"a"},{"authenticationStepResultDetail":7}]"#,
      #"[7,{"authenticationStepResultDetail":"a"}]"#,
      #"["",{"authenticationStepResultDetail":"a"}]"#,
      #""\#(String(repeating: "[", count: 80))\#(String(repeating: "]", count: 80))""#,
      #""\u007b\u007d""#, #""{\u0022errorCode\u0022:50126}""#, #""\ud83d""#, #""{\u0000}""#,
      #""{\"\u0000\":1}""#,
    ]
    for column in ["Status", "LocationDetails", "AuthenticationDetails", "SignInEventTypes"] {
      expectAlike(values.map { row([column: $0]) })
    }
  }

  @Test func `what the envelope says beside the status counts alike`() {
    for status in ["", "null", #""{}""#, #""{\"failureReason\":\"R\"}""#] {
      for code in ["", "null", #""""#, "50126", #""50126""#, #""+5""#, #""-""#, #""-7""#, #""x""#] {
        expectAlike([
          row(["Status": status, "ResultType": code, "ResultDescription": #""Wrong""#]),
          row(["Status": status, "ResultType": code, "ResultDescription": "3"]),
        ])
      }
    }
    for location in ["", "null", #""""#, #""DE""#, "{}", "7"] {
      expectAlike([row(["LocationDetails": "", "Location": location])])
    }
  }

  @Test func `odd rows read alike`() {
    expectAlike([
      row(["AADTenantId": ""]), row(["AADTenantId": "7"]), row(["AADTenantId": #""x""#]),
      row(["Id": ""]), row(["Id": "7"]), row(["CreatedDateTime": ""]),
      row(["CreatedDateTime": #""3/1/2026, 1:00:00 PM""#]), row(["IsInteractive": #""false""#]),
      row(["IPAddress": #""<null>""#]), row(["AutonomousSystemNumber": "64500"]),
      row(["TimeGenerated": ""]), row(["TimeGenerated": "null"]),
      row(more: #","status":{"errorCode":7}"#), row(more: #","ID":"other""#),
      row(more: #","USERID":"other","userid":"third""#), row(more: #","Id":"twice""#),
      row(more: #","\u0049d":"escaped""#), row(more: #","time":"x","properties":{}"#),
      row(more: #","OfficeWorkload":"Exchange""#), row(more: #","officeworkload":"Exchange""#),
      row(more: #","caller":"x""#), row(more: #","identitySynchronization":{}"#),
      row(more: #","kind":"x","data":{}"#), row(more: #","templateId":"x","schedule":{}"#),
      row(more: #","eventSource":"x","eventName":"y","awsRegion":"z""#),
      row(more: #","auditData":{}"#), row(more: #","@timestamp":"x""#),
      row(more: #","x":{"Id":1}"#),
      row().replacing("\"UserId\"", with: "\"userid\""),
      String(row().dropLast(30)), row() + "}",
    ])
  }

  @Test func `rows of a table read alike on both ways`() throws {
    let cells = [
      "", "{}", "[]", "{", "}", "[}", "{]", "{}}", "{\"\"errorCode\"\":0}",
      "{\"\"errorCode\"\":1} ",
      "{\"\"errorCode\"\":50126,\"\"failureReason\"\":\"\"said \\\"\"no\\\"\"\"\"}",
      "{\"\"countryOrRegion\"\":\"\"IS\"\"}", "{\"\"errorCode\"\":0},\"\"Id\"\":\"\"forged\"\"",
      "{\"\"a\"\":\"\"}", "{\"\"a\"\":\"\"\\\"\"}",
      "[{\"\"authenticationStepResultDetail\"\":\"\"x\"\"}]",
      "{\"\"errorCode\"\":\"\"a\nb\"\"}", "text", "\"\"", "{\"\"a\"\":{\"\"a\"\":[[[{}]]]}}",
      String(repeating: "[", count: 90) + String(repeating: "]", count: 90),
    ]
    var text =
      "TimeGenerated [UTC],Id,UserId,CreatedDateTime [UTC],AADTenantId,IsInteractive,Status"
      + ",LocationDetails,AuthenticationDetails,ResultType,Type\n"
    for (index, cell) in cells.enumerated() {
      for column in 0..<3 {
        let nested = (0..<3).map { $0 == column ? "\"\(cell)\"" : "" }.joined(separator: ",")
        text += "\"3/1/2026, 1:00:00.000 PM\",id-\(index),u,\"3/1/2026, 1:00:00.000 PM\","
        text += "\(Fixtures.own),\(index % 2 == 0 ? "TRUE" : ""),\(nested),7,SigninLogs\n"
      }
    }
    let bytes = Array(text.utf8)
    let (hot, general) = (Reading(bytes), Reading(bytes, mayGoHot: false))
    #expect(hot == general && hot.isBalanced)
    #expect(hot.records >= cells.count * 3 - 3)
    #expect(!hot.ids.contains("forged"))
    let quoted = try #require(hot.events.first { $0.errorCode == 50126 })
    #expect(quoted.reason == "said \"no\"")
  }

  @Test func `a selection that breaks off leaves nothing to stumble over`() {
    let envelope =
      #"{"time":"2026-03-01T10:09:00Z","category":"Sign\u0049nLogs","tenantId":"\u0062","properties":{"id":"x"},"#
    for end in ["\"\\u0078\":1}", "\"x\":[}", "\"x\":\"\\ud800\"}"] {
      let bytes = Array([row(), envelope + end, row()].joined(separator: "\n").utf8)
      #expect(Reading(bytes) == Reading(bytes, mayGoHot: false))
      let alone = Array((envelope + end).utf8)
      let forced = IngestOptions(forcedFormat: "azure-monitor")
      #expect(Reading(alone, options: forced).isBalanced)
    }
    let type = row(["Type": #""Signin\u004cogs""#], more: #","\u0078":1"#)
    expectAlike([type])
  }
}
