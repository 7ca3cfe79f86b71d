internal import EntraModel

/// Takes rows in the style of sheets (``CSVStyle/sheet``) and puts their cells into a workbook.
final class SheetSink: ByteSink {
  private let workbook: Workbook
  private var cell: [UInt8] = []

  /// Fills the sheet that a workbook began last.
  init(_ workbook: Workbook) {
    self.workbook = workbook
  }

  /// Takes bytes, cut anywhere.
  func write(_ bytes: Span<UInt8>) throws {
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == 0x1F || byte == 0x0A else {
        cell.append(byte)
        continue
      }
      try workbook.cell(cell)
      cell.removeAll(keepingCapacity: true)
      if byte == 0x0A { workbook.endRow() }
    }
  }
}
