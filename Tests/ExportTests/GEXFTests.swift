import EntraModel
import Export
import Testing

struct GEXFTests {
  private func graph(_ input: ExportInput) throws -> GEXFReader {
    try GEXFReader.read(exported(GEXF.self, input))
  }

  @Test func `nodes and edges are those of the GraphML, and every attribute is declared`() throws {
    let graph = try graph(Incident().input)
    let other = try GraphMLReader.read(exported(GraphML.self, Incident().input))
    #expect(graph.nodes.map { $0["id"] } == other.nodes.map { $0.attributes["id"] })
    #expect(graph.edges.map { $0.attributes["id"] } == other.edges.map { $0.attributes["id"] })
    #expect(graph.edges.map { $0.attributes["kind"] } == other.edges.map { $0.data["e_kind"] })
    #expect(graph.edges.map { $0.attributes["weight"] } == other.edges.map { $0.data["e_weight"] })
    #expect(!graph.used.isEmpty && graph.used.isSubset(of: graph.declared))
  }

  @Test func `a door stays open until the record that closes it, and a sign-in is a moment`() throws
  {
    var incident = Incident()
    let before = try graph(incident.input)
    let open = try #require(before.spell(of: "granted-inbound"))
    #expect(open["start"] != nil && open["end"] == nil)
    let signIn = try #require(before.spell(of: "signed-in"))
    #expect(signIn["start"]?.count == 24)
    #expect(signIn["end"] == signIn["start"])

    let closed = try #require(Instant(iso8601: "2025-06-20T10:00:00.1239Z"))
    for index in incident.edges.indices where incident.edges[index].kind == .grantedInbound {
      for act in incident.edges[index].acts.indices {
        incident.edges[index].acts[act].validUntil = closed
      }
    }
    let after = try #require(try graph(incident.input).spell(of: "granted-inbound"))
    #expect(after["start"] == open["start"])
    #expect(after["end"] == "2025-06-20T10:00:00.123Z")
  }

  @Test func `an inferred act has no time`() throws {
    #expect(try graph(Incident().input).spell(of: "synced") == nil)
  }

  @Test(arguments: Hostile.values)
  func `no value breaks the file`(value: String) throws {
    #expect(try graph(Hostile.incident(value).input).nodes.count == 10)
  }
}
