/// An extension point: a list in one file, and a folder with one entry a file.
struct OpenSet: Sendable, CustomStringConvertible {
  /// The file with the list.
  var list: String
  /// The folder with the entries.
  var folder: String

  /// What a failing test prints.
  var description: String { folder }

  /// The four that the design names.
  static let all = [
    OpenSet(list: "Sources/Ingest/LogFormats.swift", folder: "Sources/Ingest/Formats"),
    OpenSet(list: "Sources/TenantGraph/EdgeRules.swift", folder: "Sources/TenantGraph/Edges"),
    OpenSet(list: "Sources/Detect/Detections.swift", folder: "Sources/Detect/Detections"),
    OpenSet(list: "Sources/Export/Exporters.swift", folder: "Sources/Export/Exporters"),
  ]

  /// The types that a list names: `X.self` alone on a line, in the file's order.
  static func listed(in file: SourceFile) -> [String] {
    file.codeLines.compactMap { line in
      let entry = line.split { $0 == "," || $0 == " " || $0 == "[" || $0 == "]" }
      guard entry.count == 1, let name = entry.first, name.hasSuffix(".self") else { return nil }
      return String(name.dropLast(5))
    }
  }

  /// The names of the files of the folder; `X+Y.swift` is part of the entry X.
  func entries() throws -> [String] {
    try House.swiftFiles(below: folder).map(\.name).filter { !$0.contains("+") }
  }
}
