/// The portal's download of Log Analytics and Sentinel: a row of a query's answer, with nested values as JSON in cells.
enum LogAnalyticsTable: TableFormat {
  static let name = "log-analytics-csv"
  static let summary = "Log Analytics and Sentinel portal CSV (headers with [UTC], JSON in cells)"
  static let isEnvelope = true

  /// Columns of dates whose header doesn't say so.
  private static let dates: Set<String> = ["timegenerated", "createddatetime", "activitydatetime"]
  /// Columns that the tables of Entra ID have as nested values; any other cell is text, whatever it begins with.
  private static let nested: Set<String> = [
    "additionaldetails", "initiatedby", "targetresources", "authenticationdetails",
    "authenticationprocessingdetails", "authenticationrequirementpolicies",
    "conditionalaccesspolicies", "appliedconditionalaccesspolicies", "devicedetail",
    "locationdetails", "mfadetail", "networklocationdetails", "riskeventtypes", "riskeventtypes_v2",
    "status", "sessionlifetimepolicies", "modifiedproperties", "provisioningstatusinfo",
    "provisioningsteps", "serviceprincipal", "sourceidentity", "sourcesystem", "targetidentity",
    "targetsystem", "authenticationcontextclassreferences",
  ]
  private static let flags: Set<String> = ["isinteractive", "isrisky", "flaggedforreview"]

  static func recognises(_ header: TableHeader) -> Bool {
    header.has("timegenerated [utc]") || header.has("timegenerated")
  }

  static func plan(_ header: TableHeader) -> TableValue {
    header.record { name, column in
      if name.hasSuffix(" [utc]") || dates.contains(name) { return .time(column) }
      if flags.contains(name) { return .flag(column) }
      return nested.contains(name) ? .json(column) : .text(column)
    }
  }
}
