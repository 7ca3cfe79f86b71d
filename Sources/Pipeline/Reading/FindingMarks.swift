internal import EntraModel

/// The marks by which a finding of one case is told from the same finding of another.
enum FindingMarks {
  /// Those that aren't the same, in a fixed order.
  static func changed(_ was: Finding, _ now: Finding) -> [DiffReport.Mark] {
    zip(marks(was), marks(now)).compactMap { before, after in
      before.value == after.value
        ? nil : DiffReport.Mark(name: before.name, before: before.value, after: after.value)
    } + records(was, now)
  }

  private static func marks(_ finding: Finding) -> [(name: String, value: String)] {
    [
      ("severity", finding.severity.rawValue), ("confidence", score(finding.confidence)),
      ("status", finding.status.rawValue),
      ("steps", "\(finding.stepsObserved) of \(finding.stepsExpected)"),
    ]
  }

  /// How many records the path cites, when it cites others.
  private static func records(_ was: Finding, _ now: Finding) -> [DiffReport.Mark] {
    let (before, after) = (ids(was), ids(now))
    guard before != after else { return [] }
    return [DiffReport.Mark(name: "records", before: "\(before.count)", after: "\(after.count)")]
  }

  /// The ids of the events that the path cites, each event's once; two logs may give one id to their events.
  private static func ids(_ finding: Finding) -> [String] {
    var seen: Set<Int64> = []
    return finding.path.flatMap(\.events).filter { seen.insert($0.key).inserted }.map(\.id).sorted()
  }

  /// A confidence in whole ten-thousandths, `0.8712`: what isn't the same there isn't the same finding.
  private static func score(_ confidence: Double) -> String {
    let scaled = confidence.isNaN ? 0 : Int((min(max(confidence, 0), 1) * 10_000).rounded())
    let digits = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
