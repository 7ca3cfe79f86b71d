public import EntraModel

/// What to look for elsewhere, one a row: tenants, accounts, applications, addresses and user agents of the cited records.
///
/// Observed, not judged: the column `context` says with what a value was recorded, since an administrator's own address
/// stands beside an attacker's. Cells that a spreadsheet would run are guarded.
public struct IndicatorsCSV: Exporter {
  /// The name after `--format`.
  public static let name = "indicators"
  /// The file in `exports/`.
  public static let fileName = "indicators.csv"
  /// One line for people who choose.
  public static let summary =
    "tenants, accounts, applications and addresses that the findings' records name"
  /// Made when it is asked for.
  public static let isDefault = false

  /// The columns, in order.
  public static let columns = [
    "type", "value", "name", "tenant", "context", "first_seen", "last_seen", "findings", "records",
    "evidence",
  ]

  /// How many places a row names, each as file, line and byte; the number of records is whole.
  private static let namedPlaces = 5

  /// Makes the exporter.
  public init() {}

  /// Writes the file; a case without findings above info gives the header alone.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let evidence = EvidenceIndex(input.facts)
    var row = CSVRow()
    for column in Self.columns { row.word(column) }
    try row.end(to: sink)
    for indicator in try Indicators(input).all {
      row.word(indicator.kind.rawValue)
      row.text(indicator.value)
      row.text(indicator.name)
      row.guid(indicator.tenant)
      row.text(indicator.contexts.sorted().joined(separator: "; "))
      row.instant(indicator.first)
      row.instant(indicator.last)
      row.word(indicator.findings.sorted().joined(separator: ";"))
      row.number(Int64(indicator.events.count))
      row.text(
        indicator.events.prefix(Self.namedPlaces)
          .map { "\(evidence.path(of: $0.place)):\($0.place.line)@\($0.place.offset)" }
          .joined(separator: ";"))
      try row.end(to: sink)
    }
    try row.finish(to: sink)
  }
}
