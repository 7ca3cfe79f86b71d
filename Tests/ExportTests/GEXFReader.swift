import Foundation
import FoundationXML

/// The elements of a GEXF file, spells by their edge.
final class GEXFReader: NSObject, XMLParserDelegate {
  /// An edge and when it was there.
  struct Edge {
    var attributes: [String: String]
    var spells: [[String: String]] = []
  }

  private(set) var nodes: [[String: String]] = []
  private(set) var edges: [Edge] = []
  private(set) var declared: Set<String> = []
  private(set) var used: Set<String> = []

  /// Reads a whole file.
  static func read(_ text: String) throws -> GEXFReader {
    let reader = GEXFReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader
  }

  /// The first spell of the first edge of a kind.
  func spell(of kind: String) -> [String: String]? {
    edges.first { $0.attributes["kind"] == kind }?.spells.first
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch name {
    case "node": nodes.append(attributes)
    case "edge": edges.append(Edge(attributes: attributes))
    case "spell": edges[edges.count - 1].spells.append(attributes)
    case "attribute": declared.insert(attributes["id"] ?? "")
    case "attvalue": used.insert(attributes["for"] ?? "")
    default: break
    }
  }
}
