import Custody
import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// The folder beside the package that holds real logs and hostile files.
private enum SampleFolder {
  static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared").path

  static let isThere =
    FileManager.default.fileExists(atPath: path + "/samples")
    && FileManager.default.fileExists(atPath: path + "/hostile")
}

/// What every file of the shared samples and of the hostile ones comes to, from its bytes to the case.
@Suite(.enabled(if: SampleFolder.isThere, "the shared folder isn't beside the package"))
struct SampleFilesTests {
  struct Line: Sendable, CustomTestStringConvertible {
    var file: String
    /// Records, events, duplicates, faults and refused over the file and its members.
    var counts: [Int]
    /// The file's status, and every slug of it and its members, in order.
    var words: String

    var testDescription: String { file }
  }

  private static func line(_ file: String, _ counts: [Int], _ words: String) -> Line {
    Line(file: file, counts: counts, words: words)
  }

  private static func logs(_ file: String, _ counts: [Int], _ words: String) -> Line {
    line("samples/blueteam0ps-det-eng-samples/dataset/" + file, counts, words)
  }

  static let table: [Line] = [
    line("hostile/aws_cloudtrail.json", [1, 0, 0, 0, 1], "refused not-entra"),
    line("hostile/azure_activity_value.json", [1, 0, 0, 0, 1], "refused not-entra"),
    line("hostile/concat_arrays.json", [6, 6, 0, 0, 0], "complete"),
    line("hostile/csv_1mb_cell.csv", [3, 3, 0, 0, 0], "complete"),
    line("hostile/csv_header_only.csv", [0, 0, 0, 0, 0], "complete"),
    line("hostile/csv_unclosed_quote.csv", [5, 4, 0, 1, 0], "partial csv-unclosed-quote"),
    line("hostile/dates.ndjson", [14, 14, 0, 0, 0], "complete bad-date"),
    line("hostile/deep_array_100k.json", [0, 0, 0, 0, 0], "refused too-deep"),
    line("hostile/deep_in_record.ndjson", [3, 2, 0, 1, 0], "partial too-deep"),
    line("hostile/duplicate_keys.ndjson", [1, 1, 0, 0, 0], "complete duplicate-key"),
    line("hostile/empty.json", [0, 0, 0, 0, 0], "refused empty"),
    line("hostile/exchange_ual.json", [1, 0, 0, 0, 1], "refused other-workload"),
    line("hostile/formula_names.csv", [7, 7, 0, 0, 0], "complete"),
    line("hostile/graph_error.json", [0, 0, 0, 0, 0], "refused graph-error"),
    line("hostile/lone_surrogates.ndjson", [2, 2, 0, 0, 0], "complete encoding"),
    line("hostile/lowercase_keys.ndjson", [3, 3, 0, 0, 0], "complete"),
    line("hostile/markdown_html.ndjson", [10, 10, 0, 0, 0], "complete"),
    line("hostile/nul_inside_string.ndjson", [3, 3, 0, 0, 0], "complete nul-bytes"),
    line("hostile/only_bom.json", [0, 0, 0, 0, 0], "refused empty"),
    line("hostile/random.json", [0, 0, 0, 0, 0], "refused not-text"),
    line("hostile/sqlite.json", [0, 0, 0, 0, 0], "refused not-text"),
    line("hostile/trunc_graph_page.json", [10, 9, 0, 1, 0], "partial truncated"),
    line("hostile/trunc_ndjson_middle.ndjson", [10, 9, 0, 1, 0], "partial bad-record"),
    line("hostile/two_members.json.gz", [4, 4, 0, 0, 0], "complete"),
    line("hostile/type_confusion.ndjson", [10, 10, 0, 0, 0], "complete type-mismatch"),
    line("hostile/utf16_odd.ndjson", [4, 3, 0, 1, 0], "partial truncated"),
    line("hostile/utf16le_nobom.json", [4, 4, 0, 0, 0], "complete"),
    line("hostile/zip_encrypted.zip", [0, 0, 0, 0, 0], "refused archive-encrypted"),
    line("hostile/zip_nested.zip", [0, 0, 0, 0, 0], "partial nested-archive truncated"),
    line("hostile/zip_traversal.zip", [2, 2, 0, 0, 0], "partial unsafe-archive-path"),
    line("samples/OTRF-Security-Datasets/AADAuditEvents.json", [4, 3, 1, 0, 0], "complete"),
    line(
      "samples/OTRF-Security-Datasets/OfficeActivityEvents.json", [1, 0, 0, 0, 1],
      "refused other-workload"),
    line("samples/blueteam0ps-det-eng-samples/LICENSE", [0, 0, 0, 0, 0], "refused not-json"),
    line("samples/blueteam0ps-det-eng-samples/README.md", [0, 0, 0, 0, 0], "refused not-json"),
    logs("t1098.001_Add a user to company administrator role.csv", [1, 1, 0, 0, 0], "complete"),
    logs("t1098.002_ApplicationImpersonation.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1098.002_Mail Account Delegation full access permissions.csv", [1, 0, 0, 0, 1],
      "refused other-workload"),
    logs(
      "t1098.002_Mail Account Delegation full access permissions.json", [1, 0, 0, 0, 1],
      "refused other-workload"),
    logs(
      "t1098.002_Mail account delegation-SendAs permission.csv", [1, 0, 0, 0, 1],
      "refused other-workload"),
    logs(
      "t1098.002_user-reset_mailbox_full_access.json", [5, 4, 0, 0, 1], "partial other-workload"),
    logs("t1098.003_add_role_global_admin.json", [1, 1, 0, 0, 0], "complete"),
    logs("t1098_Add a user to company administrator role.json", [1, 1, 0, 0, 0], "complete"),
    logs("t1110.003_msolspray-powershell.json", [11, 11, 0, 0, 0], "complete"),
    logs("t1110.003_msolspray-python.json", [9, 9, 0, 0, 0], "complete"),
    logs("t1110.003_msolspraywithsuccess_1.csv", [9, 9, 0, 0, 0], "complete"),
    logs("t1110.003_o365spray_default.json", [9, 9, 0, 0, 0], "complete"),
    logs("t1110.003_o365spray_reporting.csv", [9, 9, 0, 0, 0], "complete"),
    logs("t1110.003_o365spray_reporting.json", [14, 7, 7, 0, 0], "complete"),
    logs("t1114.002_Enable_POP_IMAP_OWA.csv", [2, 0, 0, 0, 2], "refused other-workload"),
    logs("t1114.002_Enable_POP_IMAP_OWA.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1114.003_Forward_Rule_Multi_Users_Same_Forward_dest.json", [5, 0, 0, 0, 5],
      "refused other-workload"),
    logs("t1114.003_rule_mail_forward_same_dest.json", [2, 0, 0, 0, 2], "refused other-workload"),
    logs("t1114_Set-Mailbox-ForwardSMTPAddress.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs("t1482_azurehound_list.csv", [2, 2, 0, 0, 0], "complete"),
    logs("t1531_Remove-Admin members from a group.csv", [1, 1, 0, 0, 0], "complete"),
    logs("t1531_mass_delete_users.json", [10, 10, 0, 0, 0], "complete"),
    logs(
      "t1550.001_Allusers_consent_to_grant_permission_granted.json", [1, 1, 0, 0, 0], "complete"),
    logs("t1550.001_default_rclone_app_registration.json", [1, 1, 0, 0, 0], "complete"),
    logs("t1556.006_Disable Strong Authentication.csv", [3, 3, 0, 0, 0], "complete"),
    logs("t1556_Disable _Strong_Authentication.json", [3, 3, 0, 0, 0], "complete"),
    logs(
      "t1562-Set-MailboxAuditBypassAssociation.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs("t1562-UnifiedAuditlogIngestion-Stopped.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs("t1562.001_Remove-DlpCompliancePolicy.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1562.001_Set-Mailbox-AuditLogAgeLimitoZero.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1562.008_Advanced Auditing policy removed from a user.csv", [1, 1, 0, 0, 0], "complete"),
    logs("t1562.008_Disable UAL ingestion.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1562.008_Set-MailboxAuditBypassAssociation.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1562_Set-Mailbox-AuditLogAgeLimitoZero.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1564.008_New inbox rule to delete email.csv", [1, 0, 0, 0, 1], "refused other-workload"),
    logs(
      "t1564.008_Update existing mailbox rule using Set-InboxRule.csv", [1, 0, 0, 0, 1],
      "refused other-workload"),
    logs("t1564.008_markasread_delete_all_email.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs("t1564.008_rule_mark_as_read_move.json", [1, 0, 0, 0, 1], "refused other-workload"),
    logs("t1592.004_mfa_sweep.csv", [8, 8, 0, 0, 0], "complete"),
    line(
      "samples/graph-provisioning/list_provisioning_azure2azure.own-worded.json", [1, 1, 0, 0, 0],
      "complete"),
    line(
      "samples/panther-analysis/azure_rule_tests.ndjson", [47, 31, 14, 0, 2],
      "partial bad-date not-entra"),
    line("samples/portal-csv-headers/ApplicationSignIns.header.csv", [0, 0, 0, 0, 0], "complete"),
    line(
      "samples/portal-csv-headers/AuditLogs_YYYY-MM-DD.header.csv", [0, 0, 0, 0, 0], "complete"),
    line(
      "samples/portal-csv-headers/InteractiveSignIns.header.csv", [0, 0, 0, 0, 0],
      "complete csv-duplicate-header"),
    line(
      "samples/splunk-security-content/example_logs_azure.ndjson", [19, 16, 0, 0, 3],
      "partial not-entra"),
    line(
      "samples/splunk-security-content/example_logs_o365.ndjson", [18, 14, 0, 0, 4],
      "partial bad-date other-workload"),
  ]

  @Test(arguments: table)
  func `a file comes to these counts and slugs, and its records add up`(line: Line) async throws {
    let folder = try TemporaryFolder()
    let report = try await InvestigationRuns.investigate(
      ["\(SampleFolder.path)/\(line.file)"], into: folder("case"))
    let facts = report.overview.facts
    let evidence = facts.evidence
    func sum(_ read: (EvidenceFile) -> Int) -> Int { evidence.reduce(0) { $0 + read($1) } }
    let counts = [
      sum(\.records), sum(\.events), sum(\.duplicates), sum(\.faults), sum(\.refused),
    ]
    #expect(counts == line.counts)
    #expect(counts[0] == counts[1] + counts[2] + counts[3] + counts[4])
    var slugs = Set(facts.faults.map(\.slug.rawValue) + facts.remarks.map(\.slug.rawValue))
    slugs.formUnion(evidence.compactMap { $0.reason?.rawValue })
    let words = [evidence.first?.status.rawValue ?? "none"] + slugs.sorted()
    #expect(words.joined(separator: " ") == line.words)
    #expect(try Casefile.open(at: folder("case"), readOnly: true).verify().problems.isEmpty)
  }

  @Test func `the table names every file`() throws {
    var files: [String] = []
    for root in ["hostile", "samples"] {
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: SampleFolder.path + "/" + root)
      for name in names where name != "manifest.json" {
        let path = SampleFolder.path + "/" + root + "/" + name
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          files.append(root + "/" + name)
        }
      }
    }
    #expect(Set(files) == Set(Self.table.map(\.file)))
  }
}
