/// Names tables that belong to known logs and are only named.
enum CSVHeaders {
  /// Columns that tell a table, folded; the first row whose columns are all there names it.
  private static let known: [(name: String, columns: [String])] = [
    (
      "portal sign-in details CSV (details of a sign-in CSV)",
      ["request id", "authentication method"]
    )
  ]

  /// Name of the table with this header; nil when it is none that is known.
  static func name(of header: TableHeader) -> String? {
    known.first { $0.columns.allSatisfy { header.column($0) != nil } }?.name
  }
}
