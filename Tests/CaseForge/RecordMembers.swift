/// The members of a forged sign-in, as the bytes of their values: what other exporters' shapes are made of.
struct RecordMembers {
  /// Keys, in the record's order.
  private(set) var names: [String] = []
  private var values: [ArraySlice<UInt8>] = []
  private var indices: [String: Int] = [:]

  /// Cuts a record that ``SignIns`` made: an object without blanks, and without escapes in its keys.
  init(_ record: ArraySlice<UInt8>) {
    var at = record.startIndex + 1
    while at < record.endIndex, record[at] == 0x22 {
      let colon = RecordMembers.end(of: record, from: at)
      let end = RecordMembers.end(of: record, from: colon + 1)
      let name = String(decoding: record[(at + 1)..<(colon - 1)], as: UTF8.self)
      indices[name] = names.count
      names.append(name)
      values.append(record[(colon + 1)..<end])
      at = end + 1
    }
  }

  /// Index behind the value that begins at an index.
  private static func end(of record: ArraySlice<UInt8>, from start: Int) -> Int {
    var (depth, isText, at) = (0, false, start)
    while at < record.endIndex {
      let byte = record[at]
      if isText {
        if byte == 0x5C { at += 1 } else if byte == 0x22 { isText = false }
      } else if byte == 0x22 {
        isText = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
      } else if depth > 0, byte == 0x7D || byte == 0x5D {
        depth -= 1
      } else if depth == 0, byte == 0x2C || byte == 0x3A || byte == 0x7D {
        return at
      }
      at += 1
    }
    return at
  }

  /// A value as it stands in the record; `null` where there is none.
  func json(_ name: String) -> [UInt8] {
    indices[name].map { Array(values[$0]) } ?? Array("null".utf8)
  }

  /// A member of an object in the record.
  func inner(_ name: String) -> RecordMembers {
    RecordMembers(ArraySlice(json(name)))
  }

  /// What a table's cell holds: text without quotes, JSON as it stands, nothing for null.
  func cell(_ name: String) -> [UInt8] {
    let value = json(name)
    if value.first == 0x22 { return Array(value.dropFirst().dropLast()) }
    return value.elementsEqual("null".utf8) ? [] : value
  }

  /// What a table's cell holds, as text.
  func text(_ name: String) -> String { String(decoding: cell(name), as: UTF8.self) }
}
