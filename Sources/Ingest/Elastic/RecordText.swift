/// Writes JSON for a record that is put back into shape: words of keys joined, numbered fields as arrays.
///
/// Keys are read without regard to case, so `activity_datetime` is found once it is `activitydatetime`.
struct RecordText {
  private var json = JSONText()
  private var needsComma = false
  /// Whether `activity_datetime` becomes `activitydatetime`.
  private let joinsWords: Bool

  /// Makes an empty text.
  init(joinsWords: Bool) {
    self.joinsWords = joinsWords
  }

  /// The JSON.
  var bytes: [UInt8] { json.bytes }

  /// Opens an object; the outermost has no key.
  mutating func open(_ key: String) {
    begin(key)
    json.bytes.append(0x7B)
    needsComma = false
  }

  /// Closes the innermost object.
  mutating func close() {
    json.bytes.append(0x7D)
    needsComma = true
  }

  /// Writes a member, or a text in its place where there is none; nothing when there is neither.
  mutating func put(_ key: String, _ value: JSONValue?, or text: String? = nil) {
    if let value {
      put(key, ElasticNode(value))
    } else if let text {
      begin(key)
      put(text: Array(text.utf8)[...])
    }
  }

  /// Writes a member with everything below it.
  mutating func put(_ key: String, _ node: ElasticNode) {
    begin(joinsWords && key.contains("_") ? String(key.filter { $0 != "_" }) : key)
    put(node)
  }

  private mutating func begin(_ key: String) {
    if needsComma { json.bytes.append(0x2C) }
    needsComma = true
    guard !bytes.isEmpty else { return }
    put(text: Array(key.utf8)[...])
    json.bytes.append(0x3A)
  }

  private mutating func put(_ node: ElasticNode) {
    if let value = node.value {
      put(value)
      return
    }
    let numbers = node.fields.map { Int($0.key) }
    let isList = !numbers.isEmpty && numbers.allSatisfy { $0 != nil }
    json.bytes.append(isList ? 0x5B : 0x7B)
    needsComma = false
    for field in node.fields {
      if isList {
        if needsComma { json.bytes.append(0x2C) }
        put(field.node)
        needsComma = true
      } else {
        put(field.key, field.node)
      }
    }
    json.bytes.append(isList ? 0x5D : 0x7D)
    needsComma = true
  }

  private mutating func put(_ value: JSONValue) {
    switch value.kind {
    case .null: json.bytes += Array("null".utf8)
    case .string: put(text: value.bytes)
    case .number, .boolean: json.bytes += value.bytes
    case .object: put(ElasticNode(value))
    case .array:
      json.bytes.append(0x5B)
      var isFirst = true
      for element in value.elements {
        if !isFirst { json.bytes.append(0x2C) }
        isFirst = false
        put(element)
      }
      json.bytes.append(0x5D)
      needsComma = true
    }
  }

  private mutating func put(text: ArraySlice<UInt8>) {
    json.string(Array(text))
  }
}
