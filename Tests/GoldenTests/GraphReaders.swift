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

  /// What both readers make of `NAME.graphml` and NetworkX of `NAME.gexf`: a line a name with three pairs of counts.
  ///
  /// Warnings are errors. NetworkX knows every time format of GEXF but `dateTime`, and keeps times as text under `date`.
  static func counts(of names: [String], in folder: String) throws -> (
    status: Int32, output: String
  ) {
    guard let python else { return (-1, "no reader") }
    return try run(python, ["-W", "error", "-c", script, folder] + names)
  }

  private static let script = """
    import io, sys, networkx, igraph
    for name in sys.argv[2:]:
        path = sys.argv[1] + "/" + name
        graph = networkx.read_graphml(path + ".graphml")
        other = igraph.Graph.Read_GraphML(path + ".graphml")
        with open(path + ".gexf", encoding="utf-8") as file:
            text = file.read().replace('"dateTime"', '"date"', 1)
        timed = networkx.read_gexf(io.BytesIO(text.encode()))
        assert graph.is_directed() and other.is_directed() and timed.is_directed(), name
        for key in ("kind", "label"):
            assert all(key in data for _, data in graph.nodes(data=True)), name + " " + key
        print(name, graph.number_of_nodes(), graph.number_of_edges(), other.vcount(),
              other.ecount(), timed.number_of_nodes(), timed.number_of_edges())
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
