/// The cells of one row, as runs of its bytes; made once and used for row after row.
struct RowCells {
  /// One cell.
  struct Cell {
    /// First byte of its content, quotes left out.
    var start: Int
    /// Bytes of its content.
    var length: Int
    /// Whether its content has doubled quotes.
    var isEscaped: Bool

    var range: Range<Int> { start..<(start + length) }
  }

  private var cells: [Cell] = []

  /// Number of cells.
  var count: Int { cells.count }

  /// A cell; an empty one where the row is too short.
  subscript(index: Int) -> Cell {
    index < cells.count ? cells[index] : Cell(start: 0, length: 0, isEscaped: false)
  }

  /// Reads a row; its line break is left out of the range.
  ///
  /// - Complexity: O(n) in the row's bytes.
  mutating func read(_ bytes: TextBytes, _ range: Range<Int>, separator: UInt8) {
    cells.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while true {
      at = readCell(bytes, at, range.upperBound, separator)
      guard at < range.upperBound else { return }
      // A separator at the very end has an empty cell behind it.
      at += 1
      if at == range.upperBound {
        cells.append(Cell(start: at, length: 0, isEscaped: false))
        return
      }
    }
  }

  /// Reads one cell and gives the index of the separator behind it, or the row's end.
  private mutating func readCell(
    _ bytes: TextBytes, _ start: Int, _ end: Int, _ separator: UInt8
  ) -> Int {
    guard start < end, bytes[start] == 0x22 else {
      let stop = ByteSearch.byte(separator, bytes, start..<end)
      cells.append(Cell(start: start, length: stop - start, isEscaped: false))
      return stop
    }
    var (at, isEscaped) = (start + 1, false)
    while at < end {
      at = ByteSearch.byte(0x22, bytes, at..<end)
      guard at < end else { break }
      let next = at + 1 < end ? bytes[at + 1] : separator
      if next == 0x22 {
        isEscaped = true
        at += 2
      } else if next == separator || next == 0x0D || next == 0x0A {
        cells.append(Cell(start: start + 1, length: at - start - 1, isEscaped: isEscaped))
        return next == separator ? at + 1 : end
      } else {
        at += 1
      }
    }
    cells.append(
      Cell(start: start + 1, length: Swift.max(0, end - start - 1), isEscaped: isEscaped))
    return end
  }

  /// The bytes of a cell, doubled quotes single again.
  func content(_ index: Int, in bytes: TextBytes) -> [UInt8] {
    let cell = self[index]
    guard cell.isEscaped else { return bytes.copy(cell.range) }
    var made: [UInt8] = []
    made.reserveCapacity(cell.length)
    append(index, of: bytes, to: &made)
    return made
  }

  /// Appends the bytes of a cell, doubled quotes single again.
  func append(_ index: Int, of bytes: TextBytes, to made: inout [UInt8]) {
    let cell = self[index]
    guard cell.isEscaped else { return bytes.append(cell.range, to: &made) }
    let end = cell.range.upperBound
    var at = cell.start
    while at < end {
      let quote = ByteSearch.byte(0x22, bytes, at..<end)
      let stop = Swift.min(quote + 1, end)
      bytes.append(at..<stop, to: &made)
      at = stop < end && bytes[stop] == 0x22 ? stop + 1 : stop
    }
  }

  /// The text of a cell.
  func text(_ index: Int, in bytes: TextBytes) -> String {
    String(decoding: content(index, in: bytes), as: UTF8.self)
  }
}
