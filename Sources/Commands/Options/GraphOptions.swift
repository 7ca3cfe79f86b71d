internal import ArgumentParser
internal import Pipeline

/// Which nodes and edges a graph holds.
struct GraphOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What findings walk over, that and what lies next to it, or everything.",
      valueName: "detail"))
  var graphDetail: DetailValue = .all

  @Option(
    help: ArgumentHelp("Only what lies around a node, by its id, GUID or UPN.", valueName: "node"))
  var node: String?

  @Option(
    help: ArgumentHelp(
      "How many edges around --node, --finding or --graph-detail.", valueName: "number"))
  var hops: Int?

  /// The scope.
  var scope: GraphScope {
    var scope = GraphScope()
    (scope.detail, scope.node, scope.hops) = (graphDetail.detail, node, hops)
    return scope
  }

  func validate() throws {
    if let hops, !(0...1000).contains(hops) {
      throw ValidationError("--hops is a number from 0 to 1000.")
    }
  }
}

/// How much of the graph, by its name.
enum DetailValue: String, ExpressibleByArgument, CaseIterable {
  case paths, hops, all

  /// The detail.
  var detail: GraphScope.Detail { GraphScope.Detail(rawValue: rawValue) ?? .all }
}
