internal import EntraModel

/// Which hops of which findings an event shows.
struct HopIndex {
  /// A hop of a finding.
  struct Hop: Equatable {
    /// The finding's number, from 1.
    var finding: Int
    /// The hop's number.
    var step: Int
    /// Its phase.
    var phase: Markdown

    /// Where the page tells it.
    var anchor: String { Picture.anchor(ofHop: step, in: HopIndex.picture(ofFinding: finding)) }
  }

  private var hops: [Int64: [Hop]] = [:]

  /// Indexes findings that are in the order of the report.
  init(_ findings: [Finding]) {
    for (index, finding) in findings.enumerated() {
      for step in finding.path where step.state == .observed {
        let hop = Hop(finding: index + 1, step: step.step, phase: Phase.words(step))
        for key in Set(step.events.map(\.key)) { hops[key, default: []].append(hop) }
      }
    }
  }

  /// The hops of an event, in the order of findings and steps.
  subscript(key: Int64) -> [Hop] { hops[key] ?? [] }

  /// The name of the picture that shows a finding's path.
  static func picture(ofFinding number: Int) -> String { "path-\(number)" }
}
