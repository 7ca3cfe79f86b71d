/// Graph's records as collectors flatten them into a table: `CreatedDateTime,UserPrincipalName,..`, nested values as JSON
/// in cells or as columns of their own (`Status.ErrorCode`, `ErrorCode`).
enum GraphTable: TableFormat {
  static let name = "graph-csv"
  static let summary =
    "Tables whose columns are the keys of Graph's records (collectors, PowerShell)"

  private static let dates: Set<String> = ["createddatetime", "activitydatetime"]
  private static let nested: Set<String> = [
    "initiatedby", "targetresources", "additionaldetails", "status", "location", "devicedetail",
    "authenticationdetails", "provisioningstatusinfo", "provisioningsteps", "serviceprincipal",
    "sourceidentity", "targetidentity", "sourcesystem", "targetsystem", "modifiedproperties",
    "signineventtypes",
  ]
  private static let flags: Set<String> = ["isinteractive"]
  /// Columns that stand for a value inside of an object: object, key, columns.
  private static let inner: [(object: String, key: String, names: [String])] = [
    ("status", "errorCode", ["status.errorcode", "statuserrorcode", "errorcode"]),
    ("status", "failureReason", ["status.failurereason", "failurereason"]),
    ("status", "additionalDetails", ["status.additionaldetails"]),
    ("location", "countryOrRegion", ["location.countryorregion", "countryorregion", "country"]),
  ]

  static func recognises(_ header: TableHeader) -> Bool {
    let keys = RecordKeys(names: header.names)
    guard keys.contains(.createdDateTime) || keys.contains(.activityDateTime) else { return false }
    return LogFormats.format(for: keys) != nil
  }

  static func plan(_ header: TableHeader) -> TableValue {
    guard
      case .object(var members) = header.record({ name, column in
        if dates.contains(name) { return .time(column) }
        if flags.contains(name) { return .flag(column) }
        return nested.contains(name) ? .json(column) : .text(column)
      })
    else { return .object([]) }
    for object in ["status", "location"] where !header.has(object) {
      let own = inner.filter { $0.object == object }
      members.append(
        TableValue.Member(
          object,
          .object(
            of: own.map { part in
              (part.key, part.names.lazy.compactMap { header.column($0) }.first.map { .text($0) })
            })))
    }
    return .object(members)
  }
}
