internal import EntraModel

/// The path of a finding as a Mermaid flowchart: nodes in the order of the walk, solid arrows for what was observed, dashed ones
/// with a word for what is inferred or missing.
struct MermaidFlowchart {
  let names: Names

  /// The source of the chart, without the fence; empty for a path without hops.
  func source(_ path: [PathStep]) -> Markdown {
    guard !path.isEmpty else { return "" }
    var order: [NodeID: Int] = [:]
    for id in path.flatMap({ [$0.from, $0.to] }) where order[id] == nil {
      order[id] = order.count + 1
    }
    var lines = ["flowchart LR"]
    for (id, number) in order.sorted(by: { $0.value < $1.value }) {
      lines.append("  n\(number)" + shape(id))
    }
    for step in path {
      let word = step.state == .observed ? "" : " (" + step.state.rawValue + ")"
      let verb = Self.tellsMore(step) ? ": " + step.verb : ""
      let label = Self.label("\(step.step) \(step.edge.label)" + verb + word)
      let arrow = step.state == .observed ? "-->" : "-.->"
      lines.append("  n\(order[step.from] ?? 0) \(arrow)|\"\(label)\"| n\(order[step.to] ?? 0)")
    }
    return Markdown(stringLiteral: lines.joined(separator: "\n"))
  }

  /// Whether the verb says what the two nodes and the edge don't.
  private static func tellsMore(_ step: PathStep) -> Bool {
    let plain: [EdgeKind] = [.synced, .accessed, .granted, .samePrincipal, .belongsTo]
    return !step.verb.isEmpty && !plain.contains(step.edge)
  }

  private func shape(_ id: NodeID) -> String {
    let kind = names.kind(of: id)
    let text = Self.label((kind?.rawValue ?? "object") + ": " + names.caption(id))
    switch kind {
    case .account, .servicePrincipal: return "([\"\(text)\"])"
    case .policy: return "{{\"\(text)\"}}"
    case .tenant: return "[[\"\(text)\"]]"
    case .role, .group: return "[/\"\(text)\"/]"
    default: return "[\"\(text)\"]"
    }
  }

  /// A label in which only letters, digits and a few marks stand as they are; all else is a numeric entity of Mermaid.
  static func label(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.cut(VisibleText.of(text), to: 80).unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " .-_:@()/,".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
    return result
  }
}
