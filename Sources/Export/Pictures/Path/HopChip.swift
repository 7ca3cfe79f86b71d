internal import EntraModel

/// The chip of a hop: its number in a disc and what it does, in a capsule.
struct HopChip {
  static let height = 23.0
  /// Widest words, so that chips of neighbours never touch.
  static let widestWords = 92.5

  let step: PathStep

  /// The words, cut in the middle should a font's table ever grow.
  var words: String { TextFit.line(HopWords.chip(step), to: Self.widestWords, .entity) }
  /// How wide it is.
  var width: Double { 23.5 + TextWidths.width(of: words, .entity) + 8 }

  /// Draws it around a point.
  func draw(into svg: inout SVGWriter, x: Double, y: Double) {
    let look = EvidenceLook(step.state)
    let left = x - width / 2
    let outline: SVGWriter.Line
    switch step.state {
    case .observed: outline = .init(ink: look.lineInk, width: 1.4)
    case .inferred: outline = .init(ink: look.lineInk, width: 1.4, dashes: [5, 3])
    case .missing: outline = .init(ink: look.lineInk, width: 1.4, dashes: [1.5, 2.5])
    }
    svg.rectangle(
      Box(left, y - Self.height / 2, width, Self.height), fill: .paper, line: outline,
      radius: Self.height / 2)
    NumberDisc.draw(step, into: &svg, x: left + 11.5, y: y)
    svg.text(words, x: left + 23.5, y: y + 4, .entity, ink: look.ink)
  }
}

/// The number of a hop in a disc: filled when a record shows it, else outlined.
enum NumberDisc {
  /// Draws it around a point.
  static func draw(_ step: PathStep, into svg: inout SVGWriter, x: Double, y: Double) {
    let look = EvidenceLook(step.state)
    svg.circle(
      x: x, y: y, radius: 9.5, fill: step.state == .observed ? .ink : .paper,
      line: .init(ink: look.lineInk, width: 1.2))
    svg.text(
      "\(step.step)", x: x, y: y + 4, .smallStrong,
      ink: step.state == .observed ? .onDark : look.ink, anchor: .middle)
  }
}
