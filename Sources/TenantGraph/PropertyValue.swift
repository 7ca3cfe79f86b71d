/// A value of a changed property, which logs write as JSON inside a string, one to three levels deep.
///
/// Read without a JSON library on purpose: the values are short, hostile and few, and a depth limit of 16 with plain
/// text as the fallback is all that is needed. Source: reference/log-formats, pitfall 3.
indirect enum PropertyValue: Equatable {
  case none
  case bool(Bool)
  case number(String)
  case text(String)
  case list([PropertyValue])
  case object([(String, PropertyValue)])

  static func == (left: PropertyValue, right: PropertyValue) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)), (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  /// Reads a log's value: JSON where it is JSON, strings that hold JSON again up to three levels, else the text itself.
  static func read(_ raw: String?) -> PropertyValue {
    guard let raw else { return .none }
    var value = parse(raw) ?? .text(raw)
    for _ in 0..<3 {
      guard case .text(let inner) = value, let first = inner.utf8.first,
        first == 0x7B || first == 0x5B || first == 0x22, let next = parse(inner)
      else { break }
      value = next
    }
    if case .text(let word) = value {
      switch word.lowercased() {
      case "", "null", "<null>": return .none
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: break
      }
    }
    return value
  }

  /// The value alone when it stands in a list of one, as `["Member"]` does.
  var unwrapped: PropertyValue {
    if case .list(let items) = self {
      return items.count == 1 ? items[0].unwrapped : (items.isEmpty ? .none : self)
    }
    return self
  }

  /// Text of a scalar; nil for none, lists of several and objects.
  var scalarText: String? {
    switch unwrapped {
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text), .text(let text): text
    default: nil
    }
  }

  /// A truth value, also written as text.
  var flag: Bool? {
    switch scalarText?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// A member by name without regard to case, the first when there are several.
  func member(_ name: String) -> PropertyValue? {
    guard case .object(let members) = unwrapped else { return nil }
    let wanted = name.lowercased()
    return members.first { $0.0.lowercased() == wanted }?.1
  }

  private static func parse(_ text: String) -> PropertyValue? {
    var reader = PropertyValueReader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    return reader.isAtEnd ? value : nil
  }
}

private struct PropertyValueReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  mutating func value(depth: Int) -> PropertyValue? {
    skipBlanks()
    guard depth < 16, position < bytes.count else { return nil }
    switch bytes[position] {
    case 0x7B: return object(depth: depth)
    case 0x5B: return list(depth: depth)
    case 0x22: return string().map { .text($0) }
    default: return word()
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) -> PropertyValue? {
    position += 1
    var members: [(String, PropertyValue)] = []
    if take(0x7D) { return .object(members) }
    repeat {
      skipBlanks()
      guard position < bytes.count, bytes[position] == 0x22, let name = string(), take(0x3A),
        let member = value(depth: depth + 1)
      else { return nil }
      members.append((name, member))
    } while take(0x2C)
    return take(0x7D) ? .object(members) : nil
  }

  private mutating func list(depth: Int) -> PropertyValue? {
    position += 1
    var items: [PropertyValue] = []
    if take(0x5D) { return .list(items) }
    repeat {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    } while take(0x2C)
    return take(0x5D) ? .list(items) : nil
  }

  private mutating func word() -> PropertyValue? {
    let start = position
    while position < bytes.count,
      ![0x2C, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09].contains(bytes[position])
    {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return PropertyValue.none
    default: return Double(text) == nil ? nil : .number(text)
    }
  }

  private mutating func string() -> String? {
    position += 1
    var units: [UInt8] = []
    var surrogates: [UInt16] = []
    func flush(_ surrogates: inout [UInt16], into units: inout [UInt8]) {
      guard !surrogates.isEmpty else { return }
      units.append(contentsOf: String(decoding: surrogates, as: UTF16.self).utf8)
      surrogates = []
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        flush(&surrogates, into: &units)
        return String(decoding: units, as: UTF8.self)
      }
      guard byte == 0x5C else {
        flush(&surrogates, into: &units)
        units.append(byte)
        continue
      }
      guard position < bytes.count else { return nil }
      let escape = bytes[position]
      position += 1
      if escape == 0x75 {
        guard position + 4 <= bytes.count,
          let unit = UInt16(
            String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        surrogates.append(unit)
        position += 4
        continue
      }
      flush(&surrogates, into: &units)
      switch escape {
      case 0x6E: units.append(0x0A)
      case 0x72: units.append(0x0D)
      case 0x74: units.append(0x09)
      case 0x62: units.append(0x08)
      case 0x66: units.append(0x0C)
      default: units.append(escape)
      }
    }
    return nil
  }
}
