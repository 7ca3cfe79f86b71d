import Foundation
import Testing

/// A workbook as openpyxl reads it.
struct WorkbookReader: Decodable {
  struct Sheet: Decodable {
    var name: String
    var rows: [[String]]
    /// The kinds of its cells, in openpyxl's letters; `f` is a formula.
    var kinds: [String]
    var frozen: String?
    var filter: String?
    /// Whether its XML has a formula or a link.
    var isActive: Bool
  }

  var sheets: [Sheet]
  var title: String?
  var created: String

  /// The sheet of a name.
  func sheet(_ name: String) throws -> Sheet {
    try #require(sheets.first { $0.name == name })
  }

  private static let script = """
    import json, sys, zipfile, openpyxl
    path = sys.argv[1]
    book = openpyxl.load_workbook(path)
    parts = zipfile.ZipFile(path)
    sheets = []
    for number, sheet in enumerate(book.worksheets, 1):
        xml = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
        sheets.append({
            "name": sheet.title,
            "rows": [["" if c is None else str(c) for c in r] for r in sheet.values],
            "kinds": sorted({c.data_type for r in sheet.iter_rows() for c in r}),
            "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
            "isActive": "<f>" in xml or "<f " in xml or "hyperlink" in xml,
        })
    print(json.dumps({
        "sheets": sheets, "title": book.properties.title,
        "created": book.properties.created.isoformat()}))
    """

  /// Reads a file.
  static func read(_ bytes: [UInt8]) throws -> WorkbookReader {
    let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString + ".xlsx"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader = Process()
    reader.executableURL = URL(filePath: try #require(Readers.workbookReader))
    reader.arguments = ["-c", script, path]
    let output = Pipe()
    reader.standardOutput = output
    try reader.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    reader.waitUntilExit()
    #expect(reader.terminationStatus == 0)
    return try JSONDecoder().decode(WorkbookReader.self, from: said)
  }
}
