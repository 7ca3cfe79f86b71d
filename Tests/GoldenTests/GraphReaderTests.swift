import Foundation
import Testing

/// The graphs of every case, read by the programs that people open them with.
struct GraphReaderTests {
  @Test(
    .enabled(if: GraphReaders.python != nil, "skipped without NetworkX and igraph"),
    arguments: try GoldenCase.all)
  func `NetworkX and igraph read every node and edge that was written`(golden: GoldenCase)
    async throws
  {
    let exports = try await GoldenRun.all[0].exports(of: golden, names: ["graphml", "gexf"])
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "crosstrail-readers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in exports { try Data(bytes).write(to: folder.appending(path: name)) }
    let graph = String(decoding: try #require(exports["graph.graphml"]), as: UTF8.self)
    let written =
      "\(graph.split(separator: "<node ").count - 1) \(graph.split(separator: "<edge ").count - 1)"
    let read = try GraphReaders.counts(
      graphML: folder.appending(path: "graph.graphml").path,
      gexf: folder.appending(path: "graph.gexf").path)
    #expect(read.status == 0, "\(read.output)")
    #expect(read.output == String(repeating: written + "\n", count: 3))
  }
}
