/// The names inside a case directory (design: model, "A case directory").
enum CaseLayout {
  static let caseSchema = "crosstrail.case/1"
  static let ledgerSchema = "crosstrail.ledger/1"
  static let manifest = "case.json"
  static let database = "case.sqlite"
  static let ledger = "custody.jsonl"
  static let evidence = "evidence"
  static let exports = "exports"
  /// The key of the pseudonyms; made when a hand-over is exported for the first time.
  static let pseudonyms = "pseudonyms.key"
  /// Held with flock while a process writes, removed by it at the end.
  static let lock = ".lock"
  /// Names of the copies that an ingest is about to move into place; there only while it commits.
  static let pending = ".pending-ingest"
  /// Whatever begins with this is half-written and may be removed by the next writer.
  static let temporaryPrefix = ".crosstrail-tmp-"

  /// A path below a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Everything before the last slash; `.` when there is none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Everything after the last slash.
  static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }
}
