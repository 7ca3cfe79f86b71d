internal import EntraModel

extension JSONValue {
  /// Every text, number and boolean below this value under its path, in the record's order; null and empty left out.
  func flattened() -> [KeyValue] {
    var found: [KeyValue] = []
    flatten("", into: &found)
    return found
  }

  /// Recursion is bounded: records nest at most ``ContainerWalker/maximumDepth`` levels.
  private func flatten(_ path: String, into found: inout [KeyValue]) {
    switch kind {
    case .object:
      for member in members {
        let key = String(decoding: member.key, as: UTF8.self)
        member.value.flatten(path.isEmpty ? key : "\(path).\(key)", into: &found)
      }
    case .array:
      for (index, element) in elements.enumerated() {
        element.flatten("\(path)[\(index)]", into: &found)
      }
    default:
      if let text = anyText, !text.isEmpty { found.append(KeyValue(key: path, value: text)) }
    }
  }
}
