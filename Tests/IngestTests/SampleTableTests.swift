import EntraModel
import Testing

@testable import Ingest

/// What every JSON file of the shared samples gives, file by file.
@Suite(.enabled(if: SharedFolder.has("samples"), "the shared folder isn't beside the package"))
struct SampleTableTests {
  struct Line: Sendable, CustomTestStringConvertible {
    var file: String
    var format: String
    var rows: Int
    var refused = 0

    var testDescription: String { file }
  }

  private static let logs = "blueteam0ps-det-eng-samples/dataset/"

  static let table = [
    Line(file: "OTRF-Security-Datasets/AADAuditEvents.json", format: "log-analytics-rows", rows: 4),
    Line(
      file: "OTRF-Security-Datasets/OfficeActivityEvents.json", format: "office-activity", rows: 0,
      refused: 1),
    Line(
      file: "graph-provisioning/list_provisioning_azure2azure.own-worded.json",
      format: "graph-provisioning", rows: 1),
    Line(
      file: "panther-analysis/azure_rule_tests.ndjson", format: "azure-monitor", rows: 45,
      refused: 2),
    Line(
      file: "splunk-security-content/example_logs_azure.ndjson", format: "azure-monitor", rows: 16,
      refused: 3),
    Line(
      file: "splunk-security-content/example_logs_o365.ndjson", format: "unified-audit-log",
      rows: 14, refused: 4),
    unified("t1098.002_Mail Account Delegation full access permissions.json", 0, 1),
    unified("t1098.002_user-reset_mailbox_full_access.json", 4, 1),
    unified("t1098.003_add_role_global_admin.json", 1),
    unified("t1098_Add a user to company administrator role.json", 1),
    unified("t1110.003_msolspray-powershell.json", 11),
    unified("t1110.003_msolspray-python.json", 9),
    unified("t1110.003_o365spray_default.json", 9),
    unified("t1110.003_o365spray_reporting.json", 14),
    unified("t1114.002_Enable_POP_IMAP_OWA.json", 0, 1),
    unified("t1114.003_Forward_Rule_Multi_Users_Same_Forward_dest.json", 0, 5),
    unified("t1531_mass_delete_users.json", 10),
    unified("t1550.001_Allusers_consent_to_grant_permission_granted.json", 1),
    unified("t1550.001_default_rclone_app_registration.json", 1),
    unified("t1556_Disable _Strong_Authentication.json", 3),
    unified("t1562-Set-MailboxAuditBypassAssociation.json", 0, 1),
    unified("t1562-UnifiedAuditlogIngestion-Stopped.json", 0, 1),
    unified("t1562_Set-Mailbox-AuditLogAgeLimitoZero.json", 0, 1),
    unified("t1564.008_markasread_delete_all_email.json", 0, 1),
    Line(
      file: logs + "t1114.003_rule_mail_forward_same_dest.json",
      format: "search-unified-audit-log", rows: 0, refused: 2),
    Line(
      file: logs + "t1564.008_rule_mark_as_read_move.json", format: "search-unified-audit-log",
      rows: 0, refused: 1),
  ]

  private static func unified(_ file: String, _ rows: Int, _ refused: Int = 0) -> Line {
    Line(file: logs + file, format: "unified-audit-log", rows: rows, refused: refused)
  }

  @Test(arguments: table)
  func `a sample gives these rows and refusals`(line: Line) throws {
    let reading = try Reading(SharedFolder.bytes("samples/\(line.file)"))
    #expect(reading.events.count == line.rows && reading.refused == line.refused)
    #expect(reading.records == line.rows + line.refused && reading.faults.isEmpty)
    #expect(reading.formats.max { $0.value < $1.value }?.key == line.format)
  }

  @Test func `the table names every sample in JSON`() {
    let files = SharedFolder.files(below: "samples").filter { $0.hasSuffix("json") }
    #expect(Set(files) == Set(Self.table.map(\.file)))
  }
}
