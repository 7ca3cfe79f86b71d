/// Writes an SVG: shapes with literal attributes and a class, coordinates to a tenth of a pixel, all text escaped.
///
/// Nothing but the elements below ever leaves it: no style, script, foreign object, filter, font or address outside. Every
/// id begins with the picture's name, since pages hold several pictures.
struct SVGWriter {
  /// Where a text is held.
  enum Anchor: String {
    case start, middle, end
  }

  /// A line around a shape or on its own.
  struct Line {
    var ink: PictureClass
    var width = 1.0
    /// Lengths of dashes and gaps; empty for a whole line.
    var dashes: [Double] = []
    var isRound = false
  }

  /// The fonts that a text asks for, the first that a reader has.
  private static let sans =
    "'Liberation Sans', Arial, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif"
  private static let mono = "'DejaVu Sans Mono', 'Liberation Mono', monospace"

  /// The name before every id.
  let name: String
  private var body = ""
  private var usesHatch = false

  init(name: String) {
    self.name = name
  }

  /// The whole document; the words are its description.
  func document(width: Double, height: Double, title: String, words: String) -> String {
    let size = "\(Self.number(width)) \(Self.number(height))"
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\""
    text += " width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" role=\"img\""
    text += " aria-labelledby=\"\(name)-title \(name)-desc\" font-family=\"\(Self.sans)\">\n"
    text += "<title id=\"\(name)-title\">\(Self.escaped(title))</title>\n"
    text += "<desc id=\"\(name)-desc\">\(Self.escaped(words))</desc>\n"
    if usesHatch {
      text += "<defs><pattern id=\"\(name)-hatch\" width=\"7\" height=\"7\""
      text += " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      text += "<rect width=\"7\" height=\"7\" \(Self.fill(.paper))/>"
      text += "<path d=\"M0 0V7\" \(Self.stroke(Line(ink: .lineMute, width: 2)))/>"
      text += "</pattern></defs>\n"
    }
    text += "<rect width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
    text += " \(Self.fill(.paper))/>\n"
    return text + body + "</svg>\n"
  }

  /// A rectangle.
  mutating func rectangle(
    _ box: Box, fill: PictureClass?, line: Line? = nil, radius: Double = 0
  ) {
    body += "<rect " + Self.place(box)
    if radius > 0 { body += " rx=\"\(Self.number(radius))\"" }
    body += " " + Self.paint(fill, line) + "/>\n"
  }

  /// A rectangle that says that nothing is known.
  mutating func hatched(_ box: Box) {
    usesHatch = true
    body += "<rect \(Self.place(box)) class=\"hatch line-mute\" fill=\"url(#\(name)-hatch)\""
    body += " stroke=\"\(PictureClass.lineMute.color)\" stroke-width=\"1\"/>\n"
  }

  /// A circle.
  mutating func circle(
    x: Double, y: Double, radius: Double, fill: PictureClass?, line: Line? = nil
  ) {
    body += "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
    body += " " + Self.paint(fill, line) + "/>\n"
  }

  /// A path; its data are made by ``Stroke``.
  mutating func path(_ stroke: Stroke, fill: PictureClass? = nil, line: Line? = nil) {
    body += "<path d=\"\(stroke.data)\" " + Self.paint(fill, line) + "/>\n"
  }

  /// A text on one line; its baseline is at y.
  mutating func text(
    _ text: String, x: Double, y: Double, _ style: TextStyle, ink: PictureClass = .ink,
    anchor: Anchor = .start
  ) {
    guard !text.isEmpty else { return }
    body += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    body += " font-size=\"\(Self.number(style.size))\""
    switch style.face {
    case .regular: break
    case .bold: body += " font-weight=\"700\""
    case .italic: body += " font-style=\"italic\""
    case .mono: body += " font-family=\"\(Self.mono)\""
    }
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    body += " " + Self.fill(ink) + ">" + Self.escaped(text) + "</text>\n"
  }

  /// Shapes that are one thing, which leads to a place of the same page.
  mutating func link(
    to anchor: String, kind: String, label: String, _ draw: (inout SVGWriter) -> Void
  ) {
    body += "<a href=\"#\(Self.escaped(anchor))\" class=\"\(kind)\""
    body += " aria-label=\"\(Self.escaped(label))\">\n"
    draw(&self)
    body += "</a>\n"
  }

  // MARK: Attributes

  private static func place(_ box: Box) -> String {
    "x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\""
      + " height=\"\(number(box.height))\""
  }

  private static func paint(_ fill: PictureClass?, _ line: Line?) -> String {
    guard let line else { return fill.map { Self.fill($0) } ?? "fill=\"none\"" }
    let classes = [fill?.rawValue, line.ink.rawValue].compactMap { $0 }.joined(separator: " ")
    return "class=\"\(classes)\" fill=\"\(fill?.color ?? "none")\" " + outline(line)
  }

  private static func fill(_ ink: PictureClass) -> String {
    "class=\"\(ink.rawValue)\" fill=\"\(ink.color)\""
  }

  private static func stroke(_ line: Line) -> String {
    "class=\"\(line.ink.rawValue)\" fill=\"none\" " + outline(line)
  }

  private static func outline(_ line: Line) -> String {
    var text = "stroke=\"\(line.ink.color)\" stroke-width=\"\(number(line.width))\""
    if !line.dashes.isEmpty {
      text += " stroke-dasharray=\"\(line.dashes.map(number).joined(separator: " "))\""
    }
    if line.isRound { text += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    return text
  }

  /// A number to a tenth, as short as it goes: `12`, `12.5`, `-0.1`.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let magnitude = tenths.magnitude
    let text = magnitude % 10 == 0 ? "\(magnitude / 10)" : "\(magnitude / 10).\(magnitude % 10)"
    return tenths < 0 ? "-" + text : text
  }

  /// Text in which nothing is markup and nothing hides.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
