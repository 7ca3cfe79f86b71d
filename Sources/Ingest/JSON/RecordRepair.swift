internal import EntraModel

/// Makes a record that simdjson refused readable, where the damage is in its text alone.
///
/// simdjson refuses a whole record for one bad byte. Evidence comes with raw control characters, lone surrogates and cut
/// UTF-8; each becomes U+FFFD or an escape, and a remark says so. What is no JSON even then stays a fault.
enum RecordRepair {
  /// A record with its text repaired.
  struct Result: Equatable {
    var bytes: [UInt8]
    /// `nul-bytes` when a raw NUL was among it, else `encoding`.
    var slug: Slug
    /// What was done, for people.
    var message: String
  }

  /// Repairs the text of a record; nil when there was nothing to repair.
  ///
  /// - Complexity: O(n).
  static func repair(_ record: ArraySlice<UInt8>) -> Result? {
    var worker = Worker(input: record)
    worker.run()
    guard worker.total > 0 else { return nil }
    return Result(
      bytes: worker.output, slug: worker.nuls > 0 ? .nulBytes : .encoding, message: worker.message)
  }

  private struct Worker {
    let input: ArraySlice<UInt8>
    var output: [UInt8] = []
    var (nuls, controls, illFormed, surrogates) = (0, 0, 0, 0)

    init(input: ArraySlice<UInt8>) {
      self.input = input
      output.reserveCapacity(input.count + 64)
    }

    var total: Int { nuls + controls + illFormed + surrogates }

    var message: String {
      [
        (nuls, "NUL bytes"), (controls, "control characters"),
        (illFormed, "ill-formed UTF-8 bytes"),
        (surrogates, "unpaired surrogates"),
      ]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        + " in the text were replaced"
    }

    mutating func run() {
      var (at, inString) = (input.startIndex, false)
      while at < input.endIndex {
        let byte = input[at]
        if inString, byte == 0x5C {
          at = escape(at)
        } else if inString, byte < 0x20 {
          control(byte)
          at += 1
        } else if byte < 0x80 {
          if byte == 0x22 { inString.toggle() }
          if byte == 0, !inString {
            nuls += 1
            output.append(0x20)
          } else {
            output.append(byte)
          }
          at += 1
        } else {
          at = character(at)
        }
      }
    }

    private mutating func replace() { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }

    /// NUL is never text; a raw line feed or tab is kept as its escape.
    private mutating func control(_ byte: UInt8) {
      if byte == 0 {
        nuls += 1
        replace()
        return
      }
      controls += 1
      let digits: [UInt8] = Array("0123456789abcdef".utf8)
      output.append(contentsOf: Array("\\u00".utf8))
      output.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private func unit(_ at: Int) -> Int? {
      guard at + 6 <= input.endIndex, input[at] == 0x5C, input[at + 1] == 0x75 else { return nil }
      return Int(String(decoding: input[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16)
    }

    private mutating func escape(_ at: Int) -> Int {
      guard at + 1 < input.endIndex else {
        output.append(0x5C)
        return at + 1
      }
      if let high = unit(at), (0xD800..<0xE000).contains(high) {
        if high < 0xDC00, let low = unit(at + 6), (0xDC00..<0xE000).contains(low) {
          output.append(contentsOf: input[at..<(at + 12)])
          return at + 12
        }
        surrogates += 1
        output.append(contentsOf: Array("\\ufffd".utf8))
        return at + 6
      }
      output.append(contentsOf: input[at..<(at + 2)])
      return at + 2
    }

    /// A character beyond ASCII: kept when well-formed, else its first byte is replaced.
    private mutating func character(_ at: Int) -> Int {
      let length =
        switch input[at] {
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
      let end = at + length
      if length > 0, end <= input.endIndex,
        String(validating: input[at..<end], as: UTF8.self) != nil
      {
        output.append(contentsOf: input[at..<end])
        return end
      }
      illFormed += 1
      replace()
      return at + 1
    }
  }
}
