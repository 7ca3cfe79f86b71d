import Foundation

/// NetworkX and igraph, which read what is exported as others will; `make test` sets them up in the build's folder.
enum GraphReaders {
  /// A Python that has both readers; nil where neither the build's folder nor the system has them.
  static let python: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return [root.appending(path: ".build/venv/bin/python").path, "/usr/bin/python3"].first {
      FileManager.default.isExecutableFile(atPath: $0)
        && (try? run($0, ["-c", "import networkx, igraph"]))?.status == 0
    }
  }()

  /// What both readers make of a GraphML file and NetworkX of a GEXF file: a line of counts each; warnings are errors.
  ///
  /// NetworkX knows every time format of GEXF but `dateTime`, and keeps times as text under `date`.
  static func counts(graphML: String, gexf: String) throws -> (status: Int32, output: String) {
    guard let python else { return (-1, "no reader") }
    return try run(python, ["-W", "error", "-c", script, graphML, gexf])
  }

  private static let script = """
    import io, sys, networkx, igraph
    graph = networkx.read_graphml(sys.argv[1])
    other = igraph.Graph.Read_GraphML(sys.argv[1])
    text = open(sys.argv[2], encoding="utf-8").read().replace('"dateTime"', '"date"', 1)
    timed = networkx.read_gexf(io.BytesIO(text.encode()))
    assert graph.is_directed() and other.is_directed() and timed.is_directed()
    for name in ("kind", "label"):
        assert all(name in data for _, data in graph.nodes(data=True)), name
    for nodes, edges in ((graph.number_of_nodes(), graph.number_of_edges()),
                         (other.vcount(), other.ecount()),
                         (timed.number_of_nodes(), timed.number_of_edges())):
        print(nodes, edges)
    """

  private static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
