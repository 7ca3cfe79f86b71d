import Custody
import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// A part of the graph holds edges of the whole that hang together with where it begins, and says that it is a part.
@Suite struct GraphScopeTests {
  private func made(in folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  private func text(
    _ path: String, _ format: String = "graphml", _ change: (inout ExportRequest) -> Void
  ) throws -> (text: String, report: ExportReport) {
    var request = ExportRequest(names: [format])
    change(&request)
    let reports = try CaseDesk.export(
      at: path, request: request, context: InvestigationRuns.context())
    let report = try #require(reports.first)
    return (try String(contentsOfFile: report.path, encoding: .utf8), report)
  }

  /// The ids of the elements of a name in a GraphML text.
  private func ids(_ element: String, in text: String) -> Set<String> {
    Set(
      text.split(separator: "<" + element + " id=\"").dropFirst()
        .compactMap { $0.split(separator: "\"").first.map(String.init) })
  }

  @Test func `paths are a part of hops, hops of all, and each says how much it holds`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let all = try text(path) { _ in }
    let hops = try text(path) { $0.graph.detail = .hops }
    let paths = try text(path) { $0.graph.detail = .paths }
    #expect(all.report.part == nil)
    #expect(paths.report.path.hasSuffix("/graph-part.graphml"))
    #expect(all.report.path.hasSuffix("/graph.graphml"))
    for element in ["node", "edge"] {
      #expect(!ids(element, in: paths.text).isEmpty)
      #expect(ids(element, in: paths.text).isSubset(of: ids(element, in: hops.text)))
      #expect(ids(element, in: hops.text).isSubset(of: ids(element, in: all.text)))
    }
    let counts =
      "\(ids("node", in: paths.text).count) of \(ids("node", in: all.text).count) nodes, "
      + "\(ids("edge", in: paths.text).count) of \(ids("edge", in: all.text).count) edges"
    #expect(paths.report.part == counts + ": what findings walk over")
    #expect(paths.text.contains("a part: " + counts))
  }

  @Test func `a finding's part has the edges that it cites, in every graph file`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let finding = try #require(
      try CaseDesk.report(at: path, tool: "t").findings.first { !$0.path.isEmpty })
    let edges = try Casefile.open(at: path, readOnly: true).graph().edges
    let part = try text(path) { $0.scope.finding = String(finding.id.prefix(8)) }
    let meant = edges.filter { $0.findings.contains(finding.id) }.map(\.id)
    #expect(ids("edge", in: part.text) == Set(meant))
    for format in ["gexf", "dot", "opengraph"] {
      let other = try text(path, format) { $0.scope.finding = finding.id }
      #expect(other.report.part == part.report.part)
    }
  }

  @Test func `around a node lie its own edges, and a tenant on the way ends the walk`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let (nodes, edges) = try Casefile.open(at: path, readOnly: true).graph()
    let guest = try #require(nodes.first { $0.objectID == Incident.guest })
    let near = try text(path) { $0.graph.node = Incident.guest }
    let own = edges.filter { $0.from == guest.id || $0.to == guest.id }
    #expect(ids("edge", in: near.text) == Set(own.map(\.id)))
    let far = try text(path) {
      $0.graph.node = Incident.guest
      $0.graph.hops = 1000
    }
    let tenants = Set(nodes.filter { $0.kind == .tenant }.map(\.id))
    let between = edges.filter { tenants.contains($0.from) && tenants.contains($0.to) }
    #expect(ids("edge", in: far.text).isDisjoint(with: between.map(\.id)))
    let alone = try text(path) {
      $0.graph.node = Incident.attacker
      $0.graph.hops = 0
    }
    #expect(ids("node", in: alone.text).count == 1)
    #expect(ids("edge", in: alone.text).isEmpty)
  }

  @Test func `an export that can't hold the part is refused`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let refused: [(String, (inout ExportRequest) -> Void)] = [
      ("timeline", { $0.graph.detail = .paths }), ("narrative", { $0.graph.detail = .paths }),
      ("graphml", { $0.scope.since = Instant(ticks: 0) }),
      ("graphml", { ($0.graph.node, $0.graph.detail) = ("x", .paths) }),
      ("graphml", { $0.graph.node = "nobody@nowhere.example" }),
    ]
    for (name, change) in refused {
      #expect(throws: PipelineError.self) { try text(path, name, change) }
    }
    var request = ExportRequest()
    request.graph.detail = .paths
    let reports = try CaseDesk.export(
      at: path, request: request, context: InvestigationRuns.context())
    #expect(reports.map(\.name) == ["graphml"])
  }
}
