internal import EntraModel
internal import Pipeline

/// The coverage of a case, as `status --json` and `doctor --json` write it.
enum CoverageJSON {
  /// One log of one tenant.
  static func value(_ log: LogCoverage) -> JSONValue {
    let coverage = log.coverage
    return .object([
      ("tenant", .optional(coverage.tenant?.description)), ("log", .string(coverage.source.name)),
      ("first", .optional(coverage.first?.description)),
      ("last", .optional(coverage.last?.description)), ("events", .count(coverage.events)),
      (
        "gaps",
        .array(
          log.gaps.map {
            .object([
              ("first", .string($0.lowerBound.description)),
              ("last", .string($0.upperBound.description)),
            ])
          })
      ),
      ("signs", .array(log.signs.map(sign))),
    ])
  }

  private static func sign(_ sign: TruncationSign) -> JSONValue {
    .object([
      ("kind", .string(sign.kind.rawValue)), ("file", .optional(sign.file)),
      ("words", .string(sign.words)), ("source", .string(sign.source)),
    ])
  }
}
