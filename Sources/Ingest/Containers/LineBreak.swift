/// Decides whether a bracket in the first column of a line may belong to the record before it.
///
/// Printers that don't indent put nested brackets there, but only where a value may stand. Anywhere else the line before
/// was cut, and a new record begins. (In a file of one record a line it always was; the walker knows.)
enum LineBreak {
  /// Whether the bracket that follows these bytes of a record can't be part of it.
  ///
  /// - Complexity: O(n) in the bytes of the record; called only when a bracket stands in the first column inside one.
  static func breaksRecord(_ bytes: [UInt8]) -> Bool {
    var isArray: [Bool] = []
    var (inString, escaped) = (false, false)
    var last: UInt8 = 0
    for byte in bytes {
      if inString {
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inString = false
        }
        continue
      }
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: continue
      case 0x22: inString = true
      case 0x7B: isArray.append(false)
      case 0x5B: isArray.append(true)
      case 0x7D, 0x5D: _ = isArray.popLast()
      default: break
      }
      last = byte
    }
    switch last {
    case 0x3A, 0x5B: return false
    case 0x2C: return isArray.last != true
    default: return true
    }
  }
}
