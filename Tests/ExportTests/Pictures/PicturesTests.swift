import EntraModel
import Foundation
import Testing

@testable import Export

/// What every picture promises, whatever it shows.
struct PicturesTests {
  static let seeds = Array(UInt64(1)...80)

  static func incident(_ seed: UInt64) -> Incident {
    var forge = PictureForge(seed: seed)
    return forge.incident(hops: 1 + forge.below(20), tenants: 1 + forge.below(8))
  }

  /// Everything that an SVG of ours may hold.
  static let elements: Set = [
    "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text", "a",
  ]
  static let attributes: Set = [
    "xmlns", "viewBox", "width", "height", "role", "aria-labelledby", "aria-label", "font-family",
    "font-size", "font-weight", "font-style", "text-anchor", "id", "class", "fill", "stroke",
    "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "x", "y", "rx", "cx",
    "cy", "r", "d", "href", "patternUnits", "patternTransform",
  ]

  private func check(_ svg: String, of picture: Picture) throws {
    let figure = try #require(SVGFigure(svg), "\(picture.name) isn't well-formed")
    #expect(Set(figure.elements.map(\.name)).isSubset(of: Self.elements))
    #expect(
      Set(figure.elements.flatMap { $0.attributes.keys }).subtracting(Self.attributes) == [])
    for element in figure.elements {
      if let id = element.attributes["id"] { #expect(id.hasPrefix(picture.name + "-")) }
      if let href = element.attributes["href"] { #expect(href.hasPrefix("#" + picture.name)) }
      if element.name == "text" { #expect(element.number("font-size") >= 11) }
      for name in (element.attributes["class"] ?? "").split(separator: " ") {
        #expect(
          PictureClass(rawValue: String(name)) != nil || ["hop", "hatch"].contains(name), "\(name)")
      }
    }
    #expect(figure.elements.contains { $0.name == "title" && !$0.text.isEmpty })
    #expect(figure.elements.contains { $0.name == "desc" && !$0.text.isEmpty })
    #expect(figure.width == 1120)
    #expect(svg.hasSuffix("</svg>\n"))
    for scalar in svg.unicodeScalars where scalar != "\n" {
      #expect(!VisibleText.isHidden(scalar), "\(scalar.value)")
    }
  }

  @Test(arguments: seeds)
  func `every figure is well-formed and holds nothing but shapes and text`(seed: UInt64) throws {
    let pictures = try Pictures.all(of: Self.incident(seed).input)
    #expect(pictures.map(\.name).prefix(2) == ["path-1", "tenants"])
    for picture in pictures {
      for svg in picture.figures + [picture.svg] { try check(svg, of: picture) }
    }
  }

  @Test(arguments: Hostile.values + PictureForge.names)
  func `no value of the evidence becomes markup`(value: String) throws {
    for picture in try Pictures.all(of: Hostile.incident(value).input) {
      for svg in picture.figures + [picture.svg] {
        try check(svg, of: picture)
        #expect(!svg.contains("<script") && !svg.contains("\u{202E}") && !svg.contains("\u{0}"))
      }
    }
  }

  @Test(arguments: seeds)
  func `no text of any picture leaves it, and none lies on another`(seed: UInt64) throws {
    for picture in try Pictures.all(of: Self.incident(seed).input).dropFirst() {
      let figure = try #require(SVGFigure(picture.svg))
      let labels = figure.labels
      for (index, label) in labels.enumerated() {
        #expect(
          label.box.x >= -0.5 && label.box.right <= figure.width + 0.5 && label.box.y >= 0
            && label.box.bottom <= figure.height, "\(seed) \(picture.name): \(label)")
        for other in labels[(index + 1)...] where label.box.meets(other.box) {
          Issue.record("\(seed) \(picture.name): \(label) and \(other)")
        }
      }
    }
  }

  @Test(arguments: seeds.prefix(20))
  func `another order of the input gives the same bytes`(seed: UInt64) throws {
    let incident = Self.incident(seed)
    #expect(
      try Pictures.all(of: incident.input) == Pictures.all(of: incident.shuffled.input))
  }

  @Test func `outlines name what is drawn, in its order`() throws {
    let input = Incident().input
    let pictures = try Pictures.all(of: input)
    let outlines = try Pictures.outlines(of: input)
    #expect(outlines.map(\.name) == pictures.map(\.name))
    #expect(outlines.map(\.title) == pictures.map(\.title))
    #expect(outlines.map(\.findingID) == pictures.map(\.findingID))
    #expect(pictures.map(\.name) == ["path-1", "path-2", "tenants", "activity", "coverage"])
  }

  @Test func `hops and states are those of findings json`() throws {
    struct Document: Decodable {
      struct Finding: Decodable {
        struct Step: Decodable {
          var step: Int
          var state: String
        }
        var id: String
        var path: [Step]
      }
      var findings: [Finding]
    }
    let input = Incident().input
    let json = try exported(FindingsJSON.self, input)
    let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    let pictures = try Pictures.all(of: input).filter { $0.name.hasPrefix("path-") }
    #expect(pictures.map(\.findingID) == document.findings.map { Optional($0.id) })
    for (picture, finding) in zip(pictures, document.findings) {
      let figure = try #require(SVGFigure(picture.svg))
      let labels = figure.elements.filter { $0.name == "a" }
        .map { $0.attributes["aria-label"] ?? "" }
      #expect(labels.count == finding.path.count)
      for (label, step) in zip(labels, finding.path) {
        #expect(label.hasPrefix("Hop \(step.step): ") && label.hasSuffix(", " + step.state))
      }
    }
  }

  @Test(arguments: seeds.prefix(30))
  func `counts of a tenant are the same on every picture`(seed: UInt64) throws {
    let incident = Self.incident(seed)
    let pictures = try Pictures.all(of: incident.input)
    let tenants = Set(incident.facts.coverage.map(\.tenant))
    let totals = tenants.map { tenant in
      incident.facts.coverage.filter { $0.tenant == tenant }.reduce(0) { $0 + $1.events }
    }
    func words(_ name: String) -> String { pictures.first { $0.name == name }?.words ?? "" }
    for total in totals { #expect(words("activity").contains("\(LogNames.count(total)) in all")) }
    let svg = try #require(pictures.first { $0.name == "coverage" }?.svg)
    let figure = try #require(SVGFigure(svg))
    let counts = figure.elements.filter {
      $0.name == "text" && $0.attributes["font-family"] != nil
    }.compactMap { Int($0.text.filter { $0 != "," }) }
    #expect(counts.reduce(0, +) == totals.reduce(0, +))
  }

  @Test func `a case without dated events or tenants has no picture that would show nothing`()
    throws
  {
    var incident = Incident()
    incident.findings = []
    incident.facts.coverage = []
    #expect(try Pictures.all(of: incident.input).map(\.name) == ["tenants"])
    incident.facts.ownTenants = []
    incident.facts.evidence = []
    #expect(try Pictures.all(of: incident.input).isEmpty)
  }
}
