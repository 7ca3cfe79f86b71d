/// A CSV reader of the tests' own, straight from RFC 4180, so that the writer isn't checked against itself.
struct CSVReader {
  /// Header and rows; every row as long as the header, else the reader says where it isn't.
  static func read(_ text: String) throws -> [[String: String]] {
    var rows = try records(Array(text.utf8))
    guard !rows.isEmpty else { return [] }
    let header = rows.removeFirst()
    return try rows.enumerated().map { index, row in
      guard row.count == header.count else {
        throw Malformed(row: index + 2, reason: "\(row.count) cells")
      }
      return Dictionary(uniqueKeysWithValues: zip(header, row))
    }
  }

  struct Malformed: Error {
    var row: Int
    var reason: String
  }

  private static func records(_ bytes: [UInt8]) throws -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), [UInt8]())
    var (isQuoted, wasQuoted, position) = (false, false, 0)
    func end() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if position < bytes.count, bytes[position] == 0x22 {
          cell.append(byte)
          position += 1
        } else {
          (isQuoted, wasQuoted) = (false, true)
        }
        continue
      }
      switch byte {
      case 0x22:
        guard cell.isEmpty, !wasQuoted else {
          throw Malformed(row: rows.count + 1, reason: "stray quote")
        }
        isQuoted = true
      case 0x2C: end()
      case 0x0A:
        end()
        rows.append(row)
        row = []
      default:
        guard !wasQuoted else { throw Malformed(row: rows.count + 1, reason: "text after a quote") }
        cell.append(byte)
      }
    }
    guard !isQuoted, row.isEmpty, cell.isEmpty else {
      throw Malformed(row: rows.count + 1, reason: "no end of line")
    }
    return rows
  }
}
