internal import EntraModel

/// How the three kinds of evidence look: by dash and arrowhead as well as by colour.
struct EvidenceLook {
  let state: EvidenceState

  init(_ state: EvidenceState) {
    self.state = state
  }

  /// The colour of lines.
  var lineInk: PictureClass {
    switch state {
    case .observed: .lineObserved
    case .inferred: .lineInferred
    case .missing: .lineMissing
    }
  }

  /// The colour of text and filled shapes.
  var ink: PictureClass {
    switch state {
    case .observed: .ink
    case .inferred: .inferred
    case .missing: .missing
    }
  }

  /// A line of a width: whole, dashed or dotted.
  func line(width: Double) -> SVGWriter.Line {
    switch state {
    case .observed: SVGWriter.Line(ink: lineInk, width: width)
    case .inferred: SVGWriter.Line(ink: lineInk, width: width, dashes: [9, 5])
    case .missing:
      SVGWriter.Line(ink: lineInk, width: width, dashes: [0.1, 2.2 * width], isRound: true)
    }
  }

  /// An arrowhead whose tip is at a point: filled when observed, else hollow.
  ///
  /// It points to the right, or with `toLeft` to the left.
  func drawHead(
    into svg: inout SVGWriter, x: Double, y: Double, size: Double = 10, toLeft: Bool = false
  ) {
    let back = toLeft ? x + size : x - size
    let half = size * 0.52
    svg.path(
      Stroke(around: [(x, y), (back, y - half), (back, y + half)]),
      fill: state == .observed ? .ink : .paper, line: .init(ink: lineInk, width: 1.3))
  }
}
