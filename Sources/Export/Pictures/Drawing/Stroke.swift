/// The data of a path, step by step, in absolute coordinates.
struct Stroke {
  /// What stands in `d`.
  private(set) var data = ""

  /// Begins at a point.
  init(x: Double, y: Double) {
    data = "M" + Self.pair(x, y)
  }

  /// A closed shape through points.
  init(around points: [(x: Double, y: Double)]) {
    for (index, point) in points.enumerated() {
      data += (index == 0 ? "M" : "L") + Self.pair(point.x, point.y)
    }
    data += "Z"
  }

  /// A straight line to a point.
  func line(x: Double, y: Double) -> Stroke { adding("L" + Self.pair(x, y)) }
  /// A level line.
  func level(to x: Double) -> Stroke { adding("H" + SVGWriter.number(x)) }
  /// An upright line.
  func upright(to y: Double) -> Stroke { adding("V" + SVGWriter.number(y)) }
  /// A bend towards a corner that ends at a point.
  func bend(cornerX: Double, cornerY: Double, x: Double, y: Double) -> Stroke {
    adding("Q" + Self.pair(cornerX, cornerY) + " " + Self.pair(x, y))
  }
  /// A curve with two handles.
  func curve(_ first: (Double, Double), _ second: (Double, Double), x: Double, y: Double) -> Stroke
  {
    adding(
      "C" + Self.pair(first.0, first.1) + " " + Self.pair(second.0, second.1) + " "
        + Self.pair(x, y))
  }
  /// Lifts the pen and goes on elsewhere.
  func jump(x: Double, y: Double) -> Stroke { adding("M" + Self.pair(x, y)) }
  /// Goes back to where it began.
  func closed() -> Stroke { adding("Z") }

  private func adding(_ step: String) -> Stroke {
    var copy = self
    copy.data += step
    return copy
  }

  private static func pair(_ x: Double, _ y: Double) -> String {
    SVGWriter.number(x) + " " + SVGWriter.number(y)
  }
}
