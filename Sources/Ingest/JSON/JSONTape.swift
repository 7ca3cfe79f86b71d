internal import CSimdJSON

/// A whole record as flat tokens beside its unescaped text.
final class JSONTape {
  fileprivate let tokens: [csj_token]
  fileprivate let text: [UInt8]
  fileprivate let block: [UInt8]
  fileprivate let start: Int

  init(tokens: [csj_token], text: [UInt8], block: [UInt8], start: Int) {
    self.tokens = tokens
    self.text = text
    self.block = block
    self.start = start
  }

  /// The record itself, an object.
  var root: JSONValue { JSONValue(tape: self, index: 0) }

  /// Number of tokens.
  var count: Int { tokens.count }

  /// A tape with one object, whose keys are column names and whose values are the elements of an array of this tape.
  ///
  /// Columns beyond the values are absent; values beyond the columns are left out.
  func object(of list: JSONValue, keyedBy columns: [String]) -> JSONTape {
    var made = [csj_token(offset: 0, length: 0, next: 0, kind: UInt8(CSJ_OBJECT))]
    var text = text
    for (name, value) in zip(columns, list.elements) {
      made.append(
        csj_token(
          offset: UInt32(text.count), length: UInt32(name.utf8.count), next: 0,
          kind: UInt8(CSJ_KEY)))
      text += Array(name.utf8)
      let end = Int(tokens[value.index].next)
      let shift = made.count - value.index
      for var token in tokens[value.index..<end] {
        token.next = UInt32(Int(token.next) + shift)
        made.append(token)
      }
    }
    made[0].next = UInt32(made.count)
    return JSONTape(tokens: made, text: text, block: block, start: start)
  }
}

/// One value of a record: a view of the tape, cheap to copy.
struct JSONValue {
  let tape: JSONTape
  /// Number of its token on the tape: that of an object's or array's first.
  let index: Int

  /// What kind of value it is.
  enum Kind { case null, string, number, boolean, object, array }

  /// The kind.
  var kind: Kind {
    switch Int(tape.tokens[index].kind) {
    case CSJ_NULL: .null
    case CSJ_NUMBER: .number
    case CSJ_TRUE, CSJ_FALSE: .boolean
    case CSJ_OBJECT: .object
    case CSJ_ARRAY: .array
    default: .string
    }
  }

  /// The value unless it is null.
  var present: JSONValue? { kind == .null ? nil : self }

  /// Whether it is a string without characters, as tables write a missing value.
  var isEmptyText: Bool { kind == .string && bytes.isEmpty }

  /// Unescaped text of a string, or the digits or word of a number or boolean; empty for others.
  var bytes: ArraySlice<UInt8> {
    let token = tape.tokens[index]
    switch kind {
    case .string, .number, .boolean:
      return tape.text[Int(token.offset)..<Int(token.offset + token.length)]
    default: return []
    }
  }

  /// The text of a string; nil for every other kind.
  var text: String? { kind == .string ? String(decoding: bytes, as: UTF8.self) : nil }

  /// The value as it stands: text unquoted, other values as JSON; nil for null.
  var anyText: String? {
    switch kind {
    case .null: nil
    case .string, .number, .boolean: String(decoding: bytes, as: UTF8.self)
    case .object, .array: String(decoding: rawBytes, as: UTF8.self)
    }
  }

  /// The truth of a boolean; nil for every other kind.
  var flag: Bool? {
    switch Int(tape.tokens[index].kind) {
    case CSJ_TRUE: true
    case CSJ_FALSE: false
    default: nil
    }
  }

  private var rawBytes: ArraySlice<UInt8> {
    let token = tape.tokens[index]
    let from = tape.start + Int(token.offset)
    return tape.block[from..<(from + Int(token.length))]
  }

  /// The elements of an array, in order; empty for every other kind.
  var elements: Elements { Elements(tape: tape, at: index + 1, end: end(of: .array)) }

  /// The members of an object, in order, duplicates included; empty for every other kind.
  var members: Members { Members(tape: tape, at: index + 1, end: end(of: .object)) }

  /// Number of the first token behind the value.
  var end: Int { Int(tape.tokens[index].next) }

  private func end(of kind: Kind) -> Int {
    self.kind == kind ? Int(tape.tokens[index].next) : index + 1
  }

  /// The value of a key: the first that is spelled so, else the first that differs in case alone; nil when there is none.
  ///
  /// - Complexity: O(m) in the number of members.
  subscript(name: StaticString) -> JSONValue? {
    var folded: JSONValue?
    for member in members where member.key.count == name.utf8CodeUnitCount {
      switch Folding.compare(member.key, name) {
      case .same: return member.value
      case .sameFolded where folded == nil: folded = member.value
      default: break
      }
    }
    return folded
  }

  /// The value of a key that is only known while running; same rule, a little slower.
  func member(named name: String) -> JSONValue? {
    var folded: JSONValue?
    let wanted = Folding.hash(name.utf8)
    for member in members where member.key.count == name.utf8.count {
      if member.key.elementsEqual(name.utf8) { return member.value }
      if folded == nil, Folding.hash(member.key) == wanted { folded = member.value }
    }
    return folded
  }

  /// Whether a key stands in this object twice, letter for letter; the first such key.
  var duplicateKey: String? {
    let hashes = members.map { Folding.exactHash($0.key) }
    let sorted = hashes.sorted()
    guard zip(sorted, sorted.dropFirst()).contains(where: { $0 == $1 }) else { return nil }
    var seen = Set<UInt64>(minimumCapacity: hashes.count)
    for (hash, member) in zip(hashes, members) where !seen.insert(hash).inserted {
      return String(decoding: member.key, as: UTF8.self)
    }
    return nil
  }

  /// One key and its value.
  struct Member {
    var key: ArraySlice<UInt8>
    var value: JSONValue
  }

  /// The members of an object.
  struct Members: Sequence, IteratorProtocol {
    fileprivate let tape: JSONTape
    fileprivate var at: Int
    fileprivate let end: Int

    mutating func next() -> Member? {
      guard at < end else { return nil }
      let token = tape.tokens[at]
      let key = tape.text[Int(token.offset)..<Int(token.offset + token.length)]
      let value = JSONValue(tape: tape, index: at + 1)
      at = Int(tape.tokens[at + 1].next)
      return Member(key: key, value: value)
    }
  }

  /// The elements of an array.
  struct Elements: Sequence, IteratorProtocol {
    fileprivate let tape: JSONTape
    fileprivate var at: Int
    fileprivate let end: Int

    mutating func next() -> JSONValue? {
      guard at < end else { return nil }
      defer { at = Int(tape.tokens[at].next) }
      return JSONValue(tape: tape, index: at)
    }
  }
}
