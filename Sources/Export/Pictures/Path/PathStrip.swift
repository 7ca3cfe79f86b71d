internal import EntraModel

/// The timed hops of a walk at true scale: what the rows stretch and shorten stands here as it was.
struct PathStrip {
  /// How high it is.
  static let height = 62.0

  private let axis: TimeAxis
  private let marks: [HopMarks.Mark]

  /// The strip of a walk; nil when its timed hops all lie in one second, or there are none.
  init?(_ score: PathScore) {
    let clocks = score.hops.compactMap(\.clock)
    guard let first = clocks.min(), let last = clocks.max(), last > first else { return nil }
    let day: Int64 = 86_400
    // Whole days where days are what counts, else some air at both ends.
    let isLong = last - first > 2 * day
    let air = max((last - first) / 40, 1)
    let start = isLong ? PictureTime.day(first) * day : first - air
    let end = isLong ? (PictureTime.day(last) + 1) * day : last + air
    let axis = TimeAxis(start: start, end: end, left: 142, width: 820)
    self.axis = axis
    let timed = score.hops.compactMap { hop in hop.clock.map { (hop.step.step, $0) } }
    marks = HopMarks.merged(timed, on: axis) { numbers in
      TextWidths.width(of: Self.words(numbers), .strong) + 16
    }
  }

  /// Draws it from a height on.
  func draw(into svg: inout SVGWriter, top: Double) {
    svg.text("The same hops at", x: 0, y: top + 14, .strong)
    svg.text("true scale (timed)", x: 0, y: top + 29, .strong)
    let y = top + 30
    for mark in marks {
      svg.path(
        Stroke(x: mark.x, y: y - 14).upright(to: y), line: .init(ink: .lineInk, width: 3))
      let words = Self.words(mark.numbers)
      svg.text(words, x: mark.x + 7, y: y - 5, .strong)
    }
    axis.draw(into: &svg, y: y)
  }

  /// `hop 4`, `hops 1–5`; a list that is too long is counted.
  private static func words(_ numbers: [Int]) -> String {
    let list = HopMarks.list(numbers)
    let words = (numbers.count == 1 ? "hop " : "hops ") + list
    return TextWidths.width(of: words, .strong) <= 140 ? words : "\(numbers.count) hops"
  }
}
