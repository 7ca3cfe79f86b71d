import Foundation
import Testing

/// The graphs of every case, read by the programs that people open them with.
struct GraphReaderTests {
  @Test(.enabled(if: GraphReaders.python != nil, "needs NetworkX and igraph"))
  func `NetworkX and igraph read every node and edge that was written`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "crosstrail-readers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var written: [String] = []
    let cases = try GoldenCase.all
    for golden in cases {
      let exports = try await GoldenRun.all[0].exports(of: golden, names: ["graphml", "gexf"])
      for kind in ["graphml", "gexf"] {
        try Data(try #require(exports["graph." + kind]))
          .write(to: folder.appending(path: golden.name + "." + kind))
      }
      let graph = String(decoding: exports["graph.graphml"] ?? [], as: UTF8.self)
      let counts =
        " \(graph.split(separator: "<node ").count - 1) \(graph.split(separator: "<edge ").count - 1)"
      written.append(golden.name + counts + counts + counts)
    }
    let read = try GraphReaders.counts(of: cases.map(\.name), in: folder.path)
    #expect(read.status == 0, "\(read.output)")
    #expect(read.output.split(separator: "\n").map(String.init) == written)
  }
}
