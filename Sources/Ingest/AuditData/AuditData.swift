internal import EntraModel

/// A record of the unified audit log, perhaps with a head that says some of it in Graph's words.
struct AuditData {
  private let record: JSONValue
  private let head: JSONValue?

  /// Views a record; what it lacks is sought in its head.
  init(_ record: JSONValue, head: JSONValue? = nil) {
    self.record = record
    self.head = head
  }

  /// Fields of a head that go by another name than the record's.
  private static let headNames: [(StaticString, StaticString)] = [
    ("CreationTime", "createdDateTime"), ("RecordType", "auditLogRecordType"),
    ("Workload", "service"), ("UserKey", "userPrincipalName"),
  ]

  /// A field's value; null is absent.
  subscript(name: StaticString) -> JSONValue? {
    if let value = record[name]?.present { return value }
    guard let head else { return nil }
    let other = AuditData.headNames.first { $0.0.description == name.description }
    return head[other?.1 ?? name]?.present
  }

  /// The value of an extended property; nil for what exporters write for none.
  func extended(_ name: String) -> JSONValue? {
    guard let list = self["ExtendedProperties"] else { return nil }
    // Elastic re-keys the list by name.
    if list.kind == .object {
      guard let value = list.member(named: name)?.present, !AuditData.isNull(value.text ?? "")
      else { return nil }
      return value
    }
    for pair in list.elements {
      guard let key = pair["Name"], key.kind == .string, Folding.isSame(key.bytes, name) else {
        continue
      }
      guard let value = pair["Value"]?.present, !AuditData.isNull(value.text ?? "") else {
        return nil
      }
      return value
    }
    return nil
  }

  /// Whether the record is a logon: record types 9 and 15, or a logon's operation.
  var isLogon: Bool {
    let type = Folding.word((self["RecordType"]?.anyText ?? "").utf8)
    let operation = Folding.word((self["Operation"]?.text ?? "").utf8)
    return ["9", "15"].contains(type) || type.hasSuffix("logon")
      || ["userloggedin", "userloginfailed"].contains(operation)
  }

  /// Changed properties, all of the one target.
  func changes() -> [PropertyChange] {
    guard let list = self["ModifiedProperties"] else { return [] }
    if list.kind == .object {
      return list.members.map { member in
        let name = AuditData.propertyName(String(decoding: member.key, as: UTF8.self))
        return change(name, member.value)
      }
    }
    return list.elements.compactMap { property in
      property["Name"]?.text.map { change($0, property) }
    }
  }

  private func change(_ name: String, _ value: JSONValue) -> PropertyChange {
    PropertyChange(
      target: 0, name: name, old: AuditData.compact(value["OldValue"]?.anyText),
      new: AuditData.compact(value["NewValue"]?.anyText))
  }

  /// Additional details, which stand as JSON in an extended property, and the other extended properties.
  func additional(unpacking parser: RecordParser) -> [KeyValue] {
    guard let list = self["ExtendedProperties"] else { return [] }
    var found: [KeyValue] = []
    let pairs: [(key: String, value: JSONValue?)] =
      list.kind == .object
      ? list.members.map { (String(decoding: $0.key, as: UTF8.self), $0.value.present) }
      : list.elements.compactMap { pair in pair["Name"]?.text.map { ($0, pair["Value"]?.present) } }
    for (key, present) in pairs {
      guard let value = present else { continue }
      let text = value.anyText ?? ""
      guard key.lowercased() != "extendedauditeventcategory", !AuditData.isNull(text) else {
        continue
      }
      if key.lowercased() == "additionaldetails" {
        let details = value.kind == .string ? parser.packed(in: value.bytes) : value
        guard let details else { continue }
        for member in details.members {
          guard let text = member.value.anyText else { continue }
          found.append(
            KeyValue(key: String(decoding: member.key, as: UTF8.self), value: text))
        }
      } else {
        found.append(KeyValue(key: key, value: text))
      }
    }
    return found
  }

  // MARK: Spellings

  /// Whether a text is what exporters write for none.
  static func isNull(_ text: String) -> Bool {
    text == "<null>" || text == "Not Available"
  }

  /// Graph's spelling of an operation: `Add user.` is `Add user` there.
  static func activity(_ operation: String) -> String {
    var name = Substring(operation)
    while let last = name.last, last == " " || last == "\u{A0}" { name.removeLast() }
    if name.last == "." { name.removeLast() }
    return String(name)
  }

  /// An address without the port that some workloads add.
  static func address(_ text: String) -> String {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    // The dots must stand before the colon: `::ffff:192.0.2.1` has no port.
    if let colon = text.utf8.firstIndex(of: 0x3A), text[..<colon].utf8.contains(0x2E),
      text[..<colon].allSatisfy({ $0.isNumber || $0 == "." })
    {
      return String(text[..<colon])
    }
    return Identifier.address(text)
  }

  /// A property's name that Elastic wrote as a key: `Role_DisplayName`.
  private static func propertyName(_ key: String) -> String {
    guard let cut = key.firstIndex(of: "_") else { return key }
    let owners = ["role", "group", "targetid", "actorid", "approle", "serviceprincipal", "user"]
    let separator = owners.contains(key[..<cut].lowercased()) ? "." : " "
    let rest = key[key.index(after: cut)...].map { $0 == "_" ? " " : $0 }
    return String(key[..<cut]) + separator + String(rest)
  }

  /// A value as Graph writes it: nil for none, JSON without its line breaks.
  private static func compact(_ value: String?) -> String? {
    guard let value, !value.isEmpty, !isNull(value) else { return nil }
    guard value.hasPrefix("[") || value.hasPrefix("{") else { return value }
    var (kept, inString, escaped) = ([UInt8](), false, false)
    for byte in value.utf8 {
      if inString {
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inString = false
        }
      } else if byte == 0x22 {
        inString = true
      } else if byte == 0x20 || byte == 0x0D || byte == 0x0A || byte == 0x09 {
        continue
      }
      kept.append(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
