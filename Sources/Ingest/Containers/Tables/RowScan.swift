/// Finds where a table's row ends: at the first line break outside of quotes, over chunks that may cut it anywhere.
///
/// A quote opens a cell at its beginning alone, and ends it before a separator, a line break or the end alone: any other
/// is text, as exporters that forget to double them mean it.
struct RowScan {
  let separator: UInt8
  /// Whether the scan stands inside a quoted cell.
  private(set) var isQuoted = false
  /// Where the scan goes on, relative to the row's first byte.
  private(set) var reached = 0
  /// Where the last quote opened, relative to the row's first byte.
  private(set) var opened = 0

  /// Whether a quote stands inside a quoted cell that neither ends it nor is doubled.
  private(set) var hasStrayQuote = false

  init(separator: UInt8) {
    self.separator = separator
  }

  /// Begins another row.
  mutating func restart() {
    isQuoted = false
    reached = 0
    opened = 0
    hasStrayQuote = false
  }

  /// The index of the line break that ends the row that begins at `start`, the end of the bytes when they are the last;
  /// nil when more bytes are needed.
  ///
  /// - Complexity: O(n) in the bytes not yet seen, eight at a step.
  mutating func end(of bytes: TextBytes, from start: Int, isFinal: Bool) -> Int? {
    var at = start + reached
    let count = bytes.count
    while at < count {
      let stop =
        isQuoted ? ByteSearch.quote(bytes, from: at) : ByteSearch.quoteOrBreak(bytes, from: at)
      at = stop
      guard at < count else { break }
      if bytes[at] == 0x0A { return at }
      if isQuoted {
        // What follows the quote tells what it is.
        guard at + 1 < count else {
          if isFinal {
            isQuoted = false
            at += 1
          }
          break
        }
        let next = bytes[at + 1]
        if next == 0x22 {
          at += 2
        } else {
          if next == separator || next == 0x0A || next == 0x0D {
            isQuoted = false
          } else {
            hasStrayQuote = true
          }
          at += 1
        }
      } else {
        if at == start || bytes[at - 1] == separator {
          isQuoted = true
          opened = at - start
        }
        at += 1
      }
    }
    reached = at - start
    return isFinal ? count : nil
  }
}
