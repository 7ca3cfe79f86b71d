internal import CSimdJSON
internal import EntraModel

extension RowWriter {
  /// Finds a key path in a record whatever its keys' case, and stores its text: the hot way's twin for odd records.
  ///
  /// The slice is relative to `base` in the arena. A value of a kind that isn't allowed is noted and left out.
  mutating func slice(
    _ record: JSONValue, _ selected: SelectedPath, base: Int, allows: (Int) -> Bool
  ) -> csj_slice {
    var candidates = [record]
    for part in selected.path.split(separator: ".") {
      let isEach = part.hasSuffix("[]")
      let name = isEach ? String(part.dropLast(2)) : String(part)
      var next: [JSONValue] = []
      for packed in candidates {
        let value = unpacked(packed)
        guard value.kind == .object else {
          if value.kind != .null, !value.isEmptyText { mismatch(selected.path) }
          continue
        }
        guard let found = value.member(named: name)?.present else { continue }
        guard isEach else {
          next.append(found)
          continue
        }
        let list = unpacked(found)
        if list.kind == .array {
          next += list.elements
        } else if !list.isEmptyText {
          mismatch(name)
        }
      }
      candidates = next
    }
    var slice = csj_slice()
    for value in candidates {
      guard let kind = value.leafKind, allows(kind) else {
        if value.kind != .null { mismatch(selected.path) }
        continue
      }
      if slice.kind == CSJ_ABSENT || slice.length == 0 {
        var text = Array(value.bytes)
        if selected.keeping == .keepIdentifier {
          text = Array(Identifier.folded(String(decoding: text, as: UTF8.self)).utf8)
        }
        let isText = kind == CSJ_STRING || kind == CSJ_NUMBER
        let run = isText ? batch.append(text) : ArenaText(offset: UInt32(base), count: 0)
        slice = csj_slice(
          offset: run.offset - UInt32(base), length: run.count, kind: UInt8(kind), in_block: 0)
      }
    }
    return slice
  }
}

extension JSONValue {
  /// The shim's constant for a text, number or boolean; nil for other kinds.
  fileprivate var leafKind: Int? {
    switch kind {
    case .string: CSJ_STRING
    case .number: CSJ_NUMBER
    case .boolean: flag == true ? CSJ_TRUE : CSJ_FALSE
    default: nil
    }
  }
}
