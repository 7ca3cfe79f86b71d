/// Names the table that a header line belongs to; tables are recognised here and refused, not guessed at.
enum CSVHeaders {
  /// Columns that tell a table, each folded to lower case; the first row whose columns are all there names it.
  private static let known: [(name: String, columns: [String])] = [
    // The provisioning tables share columns with the audit table and so stand first.
    ("portal provisioning CSV", ["change id", "job id"]),
    ("portal audit CSV", ["date (utc)", "correlationid", "service", "category", "activity"]),
    ("portal audit CSV", ["date", "correlationid", "service", "category", "activity"]),
    ("portal sign-in CSV", ["date (utc)", "request id", "user agent"]),
    ("portal service principal sign-in CSV", ["date (utc)", "request id", "service principal id"]),
    ("portal sign-in CSV", ["date (utc)", "request id"]),
    ("Search-UnifiedAuditLog CSV", ["auditdata", "creationdate", "userids", "operations"]),
    ("Purview audit CSV", ["auditdata", "creationdate", "recordtype", "operation"]),
    ("unified audit log CSV", ["auditdata"]),
    ("Log Analytics CSV", ["timegenerated [utc]"]),
    ("Log Analytics CSV", ["timegenerated"]),
    ("Splunk export CSV", ["_raw"]),
    ("sign-in CSV", ["createddatetime", "userprincipalname"]),
  ]

  /// Name of the table with this header; nil when it is none that is known.
  static func name(ofHeader line: String) -> String? {
    if line.hasPrefix("#TYPE ") { return "table written by Export-Csv" }
    guard line.contains(",") || line.contains(";") else { return nil }
    let separator: Character = line.contains(",") ? "," : ";"
    let columns = Set(
      line.split(separator: separator).map { cell in
        String(cell.filter { $0 != "\"" }).lowercased()
          .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      })
    return known.first { $0.columns.allSatisfy(columns.contains) }?.name
  }
}
