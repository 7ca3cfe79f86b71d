internal import CXLSXWriter
internal import EntraModel

/// Writes a workbook of sheets with libxlsxwriter, row after row in flat memory, and hands its bytes to a sink.
///
/// The only file that touches libxlsxwriter. The library writes a zip, which it must seek in, so it can't write into a
/// sink. It gets a temporary file where it keeps its own ones; that file has no name any more, so nothing of the case lies
/// around when a run is killed. Every value is a string: nothing is taken for a formula, a number or a link.
@safe final class Workbook {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let file: UnsafeMutablePointer<FILE>
  private let bold: UnsafeMutablePointer<lxw_format>?
  private let rowLimit: Int
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var (name, part): (String, Int) = ("", 1)
  private var columns: [SheetColumn] = []
  private var (row, column): (Int, Int) = (0, 0)

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - title: Its title in the document's properties.
  ///   - created: Seconds since 1970 that it says it was made at; not the clock's, so that equal input gives equal bytes.
  ///   - rowLimit: Rows of a sheet, the header included.
  /// - Throws: ``ExportError`` when there is no temporary file, or no memory.
  init(title: String, created: Int64, rowLimit: Int = SheetLimits.rows) throws {
    guard let file = unsafe lxw_tmpfile(nil) else {
      throw ExportError.spreadsheet("no temporary file; TMPDIR names the folder for them")
    }
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    guard
      let book = unsafe workbook_new_opt("/dev/fd/\(fileno(file))", &options)
    else {
      _ = unsafe fclose(file)
      throw ExportError.spreadsheet("no memory")
    }
    unsafe self.file = unsafe file
    unsafe self.book = unsafe book
    unsafe bold = unsafe workbook_add_format(book)
    self.rowLimit = rowLimit
    unsafe format_set_bold(bold)
    try check(
      unsafe crosstrail_workbook_describe(book, VisibleText.of(title), time_t(created)))
  }

  deinit {
    if let book = unsafe book { unsafe lxw_workbook_free(book) }
    _ = unsafe fclose(file)
  }

  /// Begins a sheet with its header; one that gets full goes on in another of the same name and a number.
  func begin(_ name: String, _ columns: [SheetColumn]) throws {
    try endSheet()
    (self.name, part, self.columns) = (name, 1, columns)
    try beginPart()
  }

  private func beginPart() throws {
    let title = part == 1 ? name : "\(name) \(part)"
    guard let book = unsafe book, let sheet = unsafe workbook_add_worksheet(book, title) else {
      throw ExportError.spreadsheet("no sheet \(title)")
    }
    unsafe self.sheet = unsafe sheet
    for (index, column) in columns.enumerated() {
      let place = lxw_col_t(index)
      try check(unsafe worksheet_set_column(sheet, place, place, column.width, nil))
      try check(unsafe worksheet_write_string(sheet, 0, place, column.title, bold))
    }
    unsafe worksheet_freeze_panes(sheet, 1, 0)
    // Ids and lines are text on purpose; Excel needn't flag each one.
    let all = "A1:XFD1048576"
    try check(
      unsafe worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all))
    (row, column) = (1, 0)
  }

  private func endSheet() throws {
    guard let sheet = unsafe sheet else { return }
    // The library doesn't look whether its rows reached the disk; a workbook that lacks some would look whole.
    if let rows = unsafe sheet.pointee.optimize_tmpfile {
      guard unsafe fflush(rows) == 0, unsafe ferror(rows) == 0 else {
        throw ExportError.spreadsheet("a temporary file can't be written")
      }
    }
    let (lastRow, lastColumn) = (lxw_row_t(max(row - 1, 0)), lxw_col_t(columns.count - 1))
    try check(unsafe worksheet_autofilter(sheet, 0, 0, lastRow, lastColumn))
    unsafe self.sheet = nil
  }

  /// Adds a cell to the row: UTF-8 without a zero byte.
  func cell(_ bytes: [UInt8]) throws {
    if row == rowLimit {
      try endSheet()
      part += 1
      try beginPart()
    }
    defer { column += 1 }
    guard !bytes.isEmpty, let sheet = unsafe sheet else { return }
    let text = EscapedCell.bytes(bytes) + [0]
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    let code = unsafe text.withUnsafeBytes { text in
      let start = unsafe text.assumingMemoryBound(to: CChar.self).baseAddress
      return unsafe worksheet_write_string(sheet, row, column, start, nil)
    }
    try check(code)
  }

  /// Ends the row.
  func endRow() { (row, column) = (row + 1, 0) }

  /// Ends the workbook and hands its bytes on.
  ///
  /// - Throws: what the sink throws; ``ExportError`` when the temporary file can't be written or read, as on a full disk.
  func finish(to sink: any ByteSink) throws {
    try endSheet()
    guard let book = unsafe book else { return }
    unsafe self.book = nil
    try check(unsafe workbook_close(book))
    unsafe rewind(file)
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe fread(&bytes, 1, bytes.count, file)
      guard count > 0 else { break }
      try sink.write(bytes.span.extracting(0..<count))
    }
    if unsafe ferror(file) != 0 {
      throw ExportError.spreadsheet("the temporary file can't be read")
    }
  }

  private func check(_ code: lxw_error) throws {
    guard code != LXW_NO_ERROR else { return }
    let words = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? ""
    throw ExportError.spreadsheet(words)
  }
}
