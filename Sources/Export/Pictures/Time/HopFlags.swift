internal import EntraModel

/// Flags of a path's timed hops above a plot, each with a dashed line through it.
struct HopFlags {
  /// One flag.
  private struct Flag {
    var x: Double
    var numbers: [Int]
    var left = 0.0
    var width = 0.0
  }

  /// How much a row of flags takes above the plot.
  static let height = 24.0
  private static let widest = 120.0

  private var flags: [Flag]
  /// Numbers of the hops that have no time, and so no flag.
  let untimed: [Int]

  /// Flags for the hops that a record dates; nearer ones than 34 pixels share one.
  init(_ path: [PathStep], on axis: TimeAxis) {
    let hops = path.map { step in
      (number: step.step, clock: step.state == .observed ? step.time : nil)
    }
    untimed = hops.filter { $0.clock == nil }.map(\.number)
    let timed = hops.compactMap { hop in
      hop.clock.map { (number: hop.number, second: PictureTime.seconds($0)) }
    }
    flags = HopMarks.merged(timed, on: axis) { _ in 34 }.map { Flag(x: $0.x, numbers: $0.numbers) }
    var index = 0
    while index < flags.count {
      flags[index].width = TextWidths.width(of: Self.words(flags[index].numbers), .smallStrong) + 14
      flags[index].left = min(
        max(flags[index].x - flags[index].width / 2, axis.left),
        axis.right - flags[index].width)
      if index > 0, flags[index].left < flags[index - 1].left + flags[index - 1].width + 3 {
        flags[index - 1].numbers = (flags[index - 1].numbers + flags[index].numbers).sorted()
        flags.remove(at: index)
        index -= 1
      } else {
        index += 1
      }
    }
  }

  /// Whether there is none.
  var isEmpty: Bool { flags.isEmpty }

  /// The dashed lines, to be drawn before what they must not hide.
  func drawLines(into svg: inout SVGWriter, top: Double, bottom: Double) {
    for flag in flags {
      svg.path(
        Stroke(x: flag.x, y: top).upright(to: bottom),
        line: .init(ink: .lineInk, width: 1.3, dashes: [4, 3]))
    }
  }

  /// The flags; their lower edge is at the top of the lines.
  func draw(into svg: inout SVGWriter, bottom: Double) {
    for flag in flags {
      Self.pill(
        Self.words(flag.numbers), Box(flag.left, bottom - 18, flag.width, 17), into: &svg)
    }
  }

  /// Explains the flags in a legend; how wide that was.
  func drawLegend(into svg: inout SVGWriter, x: Double, y: Double, path: String) {
    guard let first = flags.first else { return }
    let sample = Self.words(first.numbers)
    let width = TextWidths.width(of: sample, .smallStrong) + 14
    Self.pill(sample, Box(x, y - 13, width, 17), into: &svg)
    svg.text(Self.legend(path, untimed), x: x + width + 6, y: y, .plain)
  }

  private static func legend(_ path: String, _ untimed: [Int]) -> String {
    guard !untimed.isEmpty else { return "hops of \(path)" }
    let list = HopMarks.list(untimed)
    let words = list.utf8.count > 24 ? "\(untimed.count) more" : list
    return "hops of \(path) (\(words) \(untimed.count == 1 ? "has" : "have") no time)"
  }

  private static func words(_ numbers: [Int]) -> String {
    let list = HopMarks.list(numbers)
    return TextWidths.width(of: list, .smallStrong) <= widest ? list : "\(numbers.count) hops"
  }

  private static func pill(_ words: String, _ box: Box, into svg: inout SVGWriter) {
    svg.rectangle(box, fill: .ink, radius: 8.5)
    svg.text(
      words, x: box.x + box.width / 2, y: box.y + 12.5, .smallStrong, ink: .onDark,
      anchor: .middle)
  }
}
