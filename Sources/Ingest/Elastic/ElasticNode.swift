/// A field tree of an Elastic document: dotted keys and nested objects are the same to it.
struct ElasticNode {
  /// Fields below, in order; empty for a value.
  private(set) var fields: [(key: String, node: ElasticNode)] = []
  /// The value; nil for a node that only has fields.
  private(set) var value: JSONValue?

  /// Makes an empty tree.
  init() {}

  /// Makes the tree of a value, objects in arrays left as they are.
  init(_ value: JSONValue) {
    guard value.kind == .object else {
      self.value = value
      return
    }
    for member in value.members {
      let path = String(decoding: member.key, as: UTF8.self).split(separator: ".").map(String.init)
      insert(ElasticNode(member.value), at: path[...])
    }
  }

  /// The field of a name, as it is spelled.
  subscript(name: String) -> ElasticNode? { fields.first { $0.key == name }?.node }

  /// Whether there is anything.
  var isEmpty: Bool { value == nil && fields.isEmpty }

  private mutating func insert(_ node: ElasticNode, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    let index: Int
    if let found = fields.firstIndex(where: { $0.key == name }) {
      index = found
    } else {
      fields.append((name, ElasticNode()))
      index = fields.count - 1
    }
    if path.count == 1 {
      if fields[index].node.isEmpty {
        fields[index].node = node
      } else {
        for field in node.fields { fields[index].node.insert(field.node, at: [field.key]) }
      }
    } else {
      fields[index].node.insert(node, at: path.dropFirst())
    }
  }
}
