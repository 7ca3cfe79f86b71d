/// A field tree of an Elastic document: dotted keys and nested objects are the same to it.
struct ElasticNode {
  /// Deepest that a dotted key is taken apart; a longer one is a name as it stands.
  private static let deepest = 64
  /// Fields beyond which names are looked up instead of searched for.
  private static let few = 16

  /// Fields below, in order; empty for a value.
  private(set) var fields: [(key: String, node: ElasticNode)] = []
  /// The value; nil for a node that only has fields.
  private(set) var value: JSONValue?
  /// Where each field stands, once there are more than a few.
  private var positions: [String: Int] = [:]

  /// Makes an empty tree.
  init() {}

  /// Makes the tree of a value, objects in arrays left as they are.
  ///
  /// - Complexity: O(n) in the number of members and of the parts of their names.
  init(_ value: JSONValue) {
    guard value.kind == .object else {
      self.value = value
      return
    }
    for member in value.members {
      let key = String(decoding: member.key, as: UTF8.self)
      let path = key.split(separator: ".").map(String.init)
      insert(ElasticNode(member.value), at: path.count > Self.deepest ? [key] : path[...])
    }
  }

  /// The field of a name, as it is spelled.
  subscript(name: String) -> ElasticNode? { position(of: name).map { fields[$0].node } }

  /// Whether there is anything.
  var isEmpty: Bool { value == nil && fields.isEmpty }

  private func position(of name: String) -> Int? {
    fields.count > Self.few ? positions[name] : fields.firstIndex { $0.key == name }
  }

  private mutating func add(_ name: String) -> Int {
    fields.append((name, ElasticNode()))
    if fields.count > Self.few {
      if positions.isEmpty {
        for (index, field) in fields.enumerated() { positions[field.key] = index }
      }
      positions[name] = fields.count - 1
    }
    return fields.count - 1
  }

  private mutating func insert(_ node: ElasticNode, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    let index = position(of: name) ?? add(name)
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
