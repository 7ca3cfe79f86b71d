import EntraModel
import Testing

@testable import Export

/// Places on path pictures, over hundreds of made-up walks: nothing lies on anything else.
struct PathGeometryTests {
  static let seeds = Array(UInt64(1)...300)

  /// The path picture of a seed: 1 to 60 hops over 1 to 8 tenants.
  static func picture(_ seed: UInt64) throws -> Picture {
    var forge = PictureForge(seed: seed)
    let hops = seed % 3 == 0 ? 1 + forge.below(60) : 1 + forge.below(14)
    let incident = forge.incident(hops: hops, tenants: 1 + forge.below(8))
    return try #require(try Pictures.all(of: incident.input).first)
  }

  /// The hops' arrows of a figure and their chips, in order.
  static func arrows(_ figure: SVGFigure) -> [[(x: Double, y: Double, toX: Double, toY: Double)]] {
    figure.elements.filter {
      $0.isInHop && $0.name == "path" && $0.attributes["fill"] == "none" && !$0.has("line-paper")
    }.map { SVGFigure.segments($0.attributes["d"] ?? "") }
  }

  static func chips(_ figure: SVGFigure) -> [Box] {
    figure.boxes { $0.attributes["rx"] == "11.5" }
  }

  @Test(arguments: seeds)
  func `no two texts overlap, and none leaves its figure`(seed: UInt64) throws {
    let picture = try Self.picture(seed)
    for svg in picture.figures + [picture.svg] {
      let figure = try #require(SVGFigure(svg))
      let labels = figure.labels
      for (index, label) in labels.enumerated() {
        #expect(
          label.box.x >= -0.5 && label.box.right <= figure.width + 0.5 && label.box.y >= 0
            && label.box.bottom <= figure.height, "\(seed): \(label)")
        for other in labels[(index + 1)...] where label.box.meets(other.box) {
          Issue.record("\(seed): \(label) and \(other)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `no arrow crosses a text or another hop's chip`(seed: UInt64) throws {
    for svg in try Self.picture(seed).figures.dropLast() {
      let figure = try #require(SVGFigure(svg))
      let (arrows, chips) = (Self.arrows(figure), Self.chips(figure))
      #expect(arrows.count == chips.count)
      let labels = figure.labels.filter { label in !chips.contains { $0.meets(label.box) } }
      for (index, arrow) in arrows.enumerated() {
        let others = chips.enumerated().filter { $0.offset != index }.map(\.element)
        for part in arrow {
          let line = Box(
            min(part.x, part.toX) - 1, min(part.y, part.toY) - 1, abs(part.x - part.toX) + 2,
            abs(part.y - part.toY) + 2)
          for label in labels where line.meets(label.box) {
            // Letters of icons lie where arrows begin and end, and never on them.
            Issue.record("\(seed): hop \(index) crosses \(label)")
          }
          for chip in others where line.meets(chip) {
            Issue.record("\(seed): hop \(index) crosses a chip")
          }
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `every name stays in its lane, and chips of neighbours never touch`(seed: UInt64) throws {
    for svg in try Self.picture(seed).figures.dropLast() {
      let figure = try #require(SVGFigure(svg))
      let chips = Self.chips(figure)
      for (index, chip) in chips.enumerated() {
        #expect(chip.x >= 142 && chip.right <= 1118, "\(seed)")
        for other in chips[(index + 1)...] { #expect(!chip.meets(other), "\(seed)") }
      }
      let lanes = figure.boxes { ($0.attributes["class"] ?? "").hasPrefix("fill-tint") }
      let top = lanes.map(\.y).min() ?? 0
      for label in figure.labels where label.box.y > top - 1 {
        guard !chips.contains(where: { $0.meets(label.box) }) else { continue }
        #expect(
          lanes.contains { $0.y - 0.5 <= label.box.y && label.box.bottom <= $0.bottom + 0.5 },
          "\(seed): \(label)")
      }
      for chip in chips {
        for label in figure.labels where chip.meets(label.box) {
          #expect(
            chip.x <= label.box.x + 0.6 && label.box.right <= chip.right + 0.6
              && chip.y <= label.box.y && label.box.bottom <= chip.bottom,
            "\(seed): \(label) reaches into a chip")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `a torn band hides no text`(seed: UInt64) throws {
    for svg in try Self.picture(seed).figures.dropLast() {
      let figure = try #require(SVGFigure(svg))
      for element in figure.elements
      where element.name == "path" && element.has("fill-paper") && !element.isInHop {
        let parts = SVGFigure.segments(element.attributes["d"] ?? "")
        let xs = parts.flatMap { [$0.x, $0.toX] }
        let ys = parts.flatMap { [$0.y, $0.toY] }
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max(),
          bottom - top > 60
        else { continue }
        for label in figure.labels
        where label.box.meets(Box(left, top, right - left, bottom - top)) {
          Issue.record("\(seed): \(label)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `a hop that no record shows never has a clock time`(seed: UInt64) throws {
    let picture = try Self.picture(seed)
    for text in picture.figures + [picture.svg, picture.words] {
      #expect(!text.contains("03:33"))
      #expect(!text.contains("2026-03-03 "))
    }
  }

  @Test(arguments: [1, 5, 6, 7, 12, 60, 75])
  func `every hop is drawn once, and no row has more than six`(hops: Int) throws {
    var forge = PictureForge(seed: UInt64(hops))
    let incident = forge.incident(hops: hops, tenants: 3)
    let picture = try #require(try Pictures.all(of: incident.input).first)
    var links: [String] = []
    for svg in picture.figures.dropLast() {
      let figure = try #require(SVGFigure(svg))
      let inRow = figure.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
      #expect((1...6).contains(inRow.count))
      links += inRow
    }
    let drawn = min(hops, 60)
    #expect(links == (1...drawn).map { "#" + Picture.anchor(ofHop: $0, in: "path-1") })
    #expect(picture.words.contains("Hop \(drawn), "))
    #expect(picture.svg.contains("more hops of this finding aren't drawn") == (hops > 60))
  }
}
