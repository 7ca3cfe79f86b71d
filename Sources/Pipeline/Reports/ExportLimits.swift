/// How many records an export of a kind may have, and who says so.
struct ExportLimit {
  /// Part of the names of the formats that come out of such an export.
  var format: String
  /// The limit, or the size of a page.
  var records: Int
  /// Whether it is the size of a page, of which an export may have several.
  var isPage = false
  /// Words for who exports.
  var export = ""
  /// Who says so.
  var source: String

  /// Whether a file of this format with this many records ends at the limit.
  func matches(_ format: String, _ count: Int) -> Bool {
    guard format.contains(self.format), count > 0 else { return false }
    return isPage ? count % records == 0 : count == records
  }
}

/// The limits that are known, each with its source.
enum ExportLimits {
  private static let search = "Microsoft documentation of Search-UnifiedAuditLog"
  private static let azureMonitor = "Microsoft documentation: Azure Monitor service limits"

  static let all: [ExportLimit] = [
    ExportLimit(
      format: "graph-", records: 1000, isPage: true,
      source: "Microsoft Graph documentation: pages of signIns and directoryAudits hold 1,000"),
    ExportLimit(
      format: "unified", records: 100, export: "Search-UnifiedAuditLog gives when not asked",
      source: search),
    ExportLimit(
      format: "unified", records: 5000, export: "one call of Search-UnifiedAuditLog gives",
      source: search),
    ExportLimit(
      format: "unified", records: 50_000, export: "one session of Search-UnifiedAuditLog gives",
      source: search),
    ExportLimit(
      format: "portal", records: 5000, export: "a download from the portal had until 2019",
      source: "Japan Azure Identity support blog, 2019-02-04"),
    ExportLimit(
      format: "portal", records: 100_000, export: "a download of sign-ins may have",
      source: "Entra admin centre's own notice, not confirmed in documentation"),
    ExportLimit(
      format: "portal", records: 250_000, export: "a download from the portal may have",
      source: "Japan Azure Identity support blog, 2019-02-04"),
    ExportLimit(
      format: "log-analytics", records: 10_000, export: "the portal's query page gave",
      source: azureMonitor),
    ExportLimit(
      format: "log-analytics", records: 30_000, export: "the portal's query page gives",
      source: azureMonitor),
    ExportLimit(
      format: "log-analytics", records: 500_000, export: "one query gives", source: azureMonitor),
  ]
}
