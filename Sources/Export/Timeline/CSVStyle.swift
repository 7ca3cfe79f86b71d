/// How cells and rows are set apart, and what a cell may hold.
struct CSVStyle {
  /// Stands between two cells.
  var separator: UInt8 = 0x2C
  /// Ends a row.
  var rowEnd: [UInt8] = [0x0A]
  /// Stands before everything else.
  var mark: [UInt8] = []
  /// Whether cells are quoted where RFC 4180 asks for it.
  var isQuoted = true
  /// Whether a cell that a spreadsheet would run gets an apostrophe.
  var isGuarded = true
  /// The most UTF-16 code units that a cell holds; a longer one is cut.
  var limit = Int.max

  /// RFC 4180 in UTF-8 without a byte order mark, LF.
  static let standard = CSVStyle()

  /// What Excel opens right away by a double click: a byte order mark, CRLF, cells as long as a sheet holds them.
  static let excel = CSVStyle(
    rowEnd: [0x0D, 0x0A], mark: [0xEF, 0xBB, 0xBF], limit: SheetLimits.characters)

  /// Cells on their way into a sheet, exact apart from their length; the separator is a control character, which no value
  /// has after ``VisibleText``.
  static let sheet = CSVStyle(
    separator: 0x1F, isQuoted: false, isGuarded: false, limit: SheetLimits.characters)
}

/// What a sheet of a spreadsheet holds, as Excel says.
enum SheetLimits {
  /// Characters of a cell, counted in UTF-16 code units.
  static let characters = 32_767
  /// Rows, the header included.
  static let rows = 1_048_576

  /// A sentence on cells that were cut, nil when none was.
  static func words(ofCut cells: Int) -> String? {
    guard cells > 0 else { return nil }
    return "\(cells) \(cells == 1 ? "cell was" : "cells were") cut to \(characters) characters, "
      + "as many as a spreadsheet holds"
  }
}
