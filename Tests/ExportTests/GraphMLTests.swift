import EntraModel
import Export
import Foundation
import FoundationXML
import Testing

struct GraphMLTests {
  @Test func `the reader finds keys first, then nodes, then edges`() throws {
    let graph = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    #expect(graph.order == ["key", "graph", "desc", "node", "edge"])
    #expect(graph.keys.count == 34)
    #expect(graph.nodes.count == 10)
    #expect(graph.edges.count == 9)
  }

  @Test func `a node tells kind, times, place and looks`() throws {
    let graph = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    let policy = try #require(graph.nodes.first { $0.attributes["id"] == Incident.policy.text })
    #expect(policy.attributes["labels"] == ":Policy")
    #expect(policy.data["n_kind"] == "policy")
    #expect(policy.data["n_first_seen"] == "2025-06-02T09:00:00.1234567Z")
    #expect(policy.data["n_start"] == "1748854800123")
    #expect(policy.data["n_color"] == "#d55e00")
    #expect(policy.data["n_severity"] == nil)
  }

  @Test func `an edge tells count, weight, detail and the first records`() throws {
    let graph = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    let edge = try #require(graph.edges.first { $0.attributes["label"] == "configured" })
    #expect(edge.data["e_label"] == "configured x2")
    #expect(edge.data["e_count"] == "2")
    #expect(edge.data["e_weight"] == "1.301")
    #expect(edge.data["e_detail"] == "add; enable-sync sync:unset>true auto-redeem:unset>true")
    #expect(edge.data["e_evidence"] == "#1:20 #1:30")
  }

  @Test func `an inferred edge has no time`() throws {
    let graph = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    let edge = try #require(graph.edges.first { $0.attributes["label"] == "synced" })
    #expect(edge.data["e_state"] == "inferred")
    #expect(edge.data["e_first_seen"] == nil)
    #expect(edge.data["e_start"] == nil)
  }

  @Test func `the story runs from left to right and sizes span exactly 4 to 100`() throws {
    let graph = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    let x = { (id: NodeID) in
      graph.nodes.first { $0.attributes["id"] == id.text }?.data["n_x"].flatMap(Double.init) ?? .nan
    }
    #expect(x(Incident.opener) < x(Incident.admin))
    #expect(x(Incident.admin) < x(Incident.policy))
    #expect(x(Incident.outside) < x(Incident.inside))
    #expect(x(Incident.policy) < x(Incident.inside))
    #expect(x(Incident.inside) < x(Incident.signIn))
    let sizes = graph.nodes.compactMap { $0.data["n_size"].flatMap(Double.init) }
    #expect(sizes.min() == 4)
    #expect(sizes.max() == 100)
  }

  @Test(arguments: Hostile.values)
  func `any value gives a file that reads back, without INF where Gephi changes it`(value: String)
    throws
  {
    let text = try exported(GraphML.self, Hostile.incident(value).input)
    let graph = try GraphMLReader.read(text)
    #expect(graph.edges.count == 9)
    for element in graph.nodes + graph.edges {
      for (key, data) in element.data {
        #expect(!data.isEmpty)
        #expect(key.hasSuffix("label") || !data.contains("INF"))
      }
    }
  }

  @Test func `an end that nobody described becomes a node`() throws {
    var incident = Incident()
    incident.nodes.removeAll { $0.id == Incident.role }
    let graph = try GraphMLReader.read(exported(GraphML.self, incident.input))
    let role = try #require(graph.nodes.first { $0.attributes["id"] == Incident.role.text })
    #expect(role.data["n_kind"] == "role")
  }

  /// The schema lies beside the project, where it does.
  private static let schema = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/schema/graphml-subset.xsd").path

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: schema)
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint"),
      "needs ../shared/schema/graphml-subset.xsd and xmllint"))
  func `xmllint finds the file valid, hostile values included`() throws {
    for (number, value) in (["plain"] + Hostile.values).enumerated() {
      let incident = number == 0 ? Incident() : Hostile.incident(value)
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent(
          "crosstrail-\(ProcessInfo.processInfo.processIdentifier)-\(number).graphml")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(exported(GraphML.self, incident.input).utf8).write(to: file)
      let lint = Process()
      lint.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
      lint.arguments = ["--noout", "--nonet", "--schema", Self.schema, file.path]
      let errors = Pipe()
      lint.standardError = errors
      try lint.run()
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      lint.waitUntilExit()
      #expect(lint.terminationStatus == 0, "\(value): \(said)")
    }
  }
}

/// Reads GraphML with Foundation's parser into plain dictionaries.
final class GraphMLReader: NSObject, XMLParserDelegate {
  struct Element {
    var attributes: [String: String]
    var data: [String: String] = [:]
  }

  private(set) var order: [String] = []
  private(set) var keys: [[String: String]] = []
  private(set) var nodes: [Element] = []
  private(set) var edges: [Element] = []
  private var key: String?
  private var inEdge = false

  static func read(_ text: String) throws -> GraphMLReader {
    let reader = GraphMLReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name != "data", name != "graphml", order.last != name { order.append(name) }
    switch name {
    case "key": keys.append(attributes)
    case "node":
      inEdge = false
      nodes.append(Element(attributes: attributes))
    case "edge":
      inEdge = true
      edges.append(Element(attributes: attributes))
    case "data":
      key = attributes["key"]
      found("")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { found(text) }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "data" { key = nil }
  }

  private func found(_ text: String) {
    guard let key else { return }
    if inEdge {
      edges[edges.count - 1].data[key, default: ""] += text
    } else {
      nodes[nodes.count - 1].data[key, default: ""] += text
    }
  }
}
