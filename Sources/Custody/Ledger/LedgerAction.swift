/// What a line of the custody ledger says was done.
public struct LedgerAction: Sendable, Equatable {
  /// A value in a line: text, a number, yes or no, a list or named values.
  public indirect enum Value: Sendable, Equatable {
    case text(String)
    case number(Int64)
    case flag(Bool)
    case list([Value])
    case fields([(String, Value)])

    /// Whether both are written alike.
    public static func == (left: Value, right: Value) -> Bool {
      JSONText.of(left) == JSONText.of(right)
    }
  }

  /// The verb, lower case with hyphens.
  public var name: String
  /// What the verb needs, in the order in which it is written.
  public var fields: [(String, Value)]

  /// Makes an action; its name and the order of its fields are written as they are.
  public init(name: String, fields: [(String, Value)] = []) {
    self.name = name
    self.fields = fields
  }

  /// Whether both are written alike.
  public static func == (left: LedgerAction, right: LedgerAction) -> Bool {
    left.name == right.name && Value.fields(left.fields) == Value.fields(right.fields)
  }

  /// The case directory was made.
  public static func created(caseID: String, title: String, tool: String) -> LedgerAction {
    LedgerAction(
      name: "created",
      fields: [
        ("schema", .text(CaseLayout.ledgerSchema)), ("case", .text(caseID)),
        ("title", .text(title)), ("tool", .text(tool)),
      ])
  }

  /// Exports were written: file name and SHA-256 of each; and exports of earlier runs were removed, by name.
  public static func exported(
    _ files: [(name: String, sha256: String)], removed: [String] = [], tool: String
  ) -> LedgerAction {
    var fields: [(String, Value)] = [
      (
        "files",
        .list(files.map { .fields([("name", .text($0.name)), ("sha256", .text($0.sha256))]) })
      )
    ]
    if !removed.isEmpty { fields.append(("removed", .list(removed.map { .text($0) }))) }
    return LedgerAction(name: "exported", fields: fields + [("tool", .text(tool))])
  }

  /// Detections ran over the graph.
  public static func detected(findings: Int, tool: String) -> LedgerAction {
    LedgerAction(
      name: "detected",
      fields: [("findings", .number(Int64(findings))), ("tool", .text(tool))])
  }

  /// The case was verified, with this outcome.
  public static func verified(_ report: VerifyReport, tool: String) -> LedgerAction {
    LedgerAction(
      name: "verified",
      fields: [
        ("evidenceFiles", .number(Int64(report.evidenceFiles))),
        ("intact", .flag(report.isIntact)),
        (
          "problems",
          .list(
            report.problems.map {
              .fields([
                ("kind", .text($0.kind.rawValue)), ("file", .text($0.file)),
                ("message", .text($0.message)),
              ])
            })
        ), ("tool", .text(tool)),
      ])
  }
}
