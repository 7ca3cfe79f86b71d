import Foundation
import FoundationXML

@testable import Export

/// An SVG as a reader sees it: elements with attributes and text, and where they lie.
final class SVGFigure: NSObject, XMLParserDelegate {
  /// An element.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    /// Whether it is part of a hop's link.
    var isInHop = false

    func number(_ name: String) -> Double { Double(attributes[name] ?? "") ?? 0 }
    func has(_ word: String) -> Bool {
      (attributes["class"] ?? "").split(separator: " ").contains { $0 == word }
    }
  }

  /// A text with the box it takes when it is drawn in the widest of its fonts.
  struct Label {
    var text: String
    var box: Box
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var isInHop = false

  /// Reads a figure; nil when libxml2 doesn't take it.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "a" { isInHop = true }
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes, isInHop: isInHop))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "a" { isInHop = false }
    _ = open.popLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  var width: Double { elements.first?.number("width") ?? 0 }
  var height: Double { elements.first?.number("height") ?? 0 }

  /// Every text with its box: from the top of its capitals to the bottom of its descenders.
  var labels: [Label] {
    elements.filter { $0.name == "text" }.map { element in
      let size = element.number("font-size")
      var face = TextStyle.Face.regular
      if element.attributes["font-weight"] != nil { face = .bold }
      if element.attributes["font-family"] != nil { face = .mono }
      let width = TextWidths.width(of: element.text, TextStyle(size: size, face: face))
      let x = element.number("x")
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return Label(
        text: element.text, box: Box(left, element.number("y") - size * 0.73, width, size * 0.94))
    }
  }

  /// The rectangles with a class.
  func boxes(_ isMeant: (Element) -> Bool) -> [Box] {
    elements.filter { $0.name == "rect" && isMeant($0) }.map {
      Box($0.number("x"), $0.number("y"), $0.number("width"), $0.number("height"))
    }
  }

  /// The straight parts of a path's data; a bend counts as its two sides.
  static func segments(_ data: String) -> [(x: Double, y: Double, toX: Double, toY: Double)] {
    var parts: [(x: Double, y: Double, toX: Double, toY: Double)] = []
    var (x, y) = (0.0, 0.0)
    var rest = data[...]
    while let letter = rest.popFirst() {
      let numbers = rest.prefix { !$0.isLetter }.split(separator: " ").compactMap { Double($0) }
      rest = rest.drop { !$0.isLetter }
      func go(_ toX: Double, _ toY: Double) {
        parts.append((x, y, toX, toY))
        (x, y) = (toX, toY)
      }
      switch (letter, numbers.count) {
      case ("M", 2): (x, y) = (numbers[0], numbers[1])
      case ("L", 2): go(numbers[0], numbers[1])
      case ("H", 1): go(numbers[0], y)
      case ("V", 1): go(x, numbers[0])
      case ("Q", 4):
        go(numbers[0], numbers[1])
        go(numbers[2], numbers[3])
      default: break
      }
    }
    return parts
  }
}

extension Box {
  var right: Double { x + width }
  var bottom: Double { y + height }

  /// Whether two boxes share more than a hair.
  func meets(_ other: Box, by hair: Double = 0.6) -> Bool {
    x + hair < other.right && other.x + hair < right && y + hair < other.bottom
      && other.y + hair < bottom
  }
}
