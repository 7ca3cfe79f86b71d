/// What no file of Sources/ may hold, and the few that are excepted by name with a reason.
enum HouseRules {
  /// Files with `unsafe` expressions: C-level code stays in one named file for each thing.
  static let unsafeFiles: [String: String] = [
    "Sources/Commands/Options/Environment.swift": "getenv, the user's name and the monotonic clock",
    "Sources/Commands/Terminal/OutputStream.swift":
      "write to standard output, and its error number",
    "Sources/Commands/Terminal/Terminal+Detection.swift": "ioctl for the size of the terminal",
    "Sources/Custody/Archives/ArchiveReader.swift": "libarchive",
    "Sources/Custody/Exports/ExportFile.swift": "hands a span to the file below",
    "Sources/Custody/Files/Digest.swift": "hashes a buffer without copying it",
    "Sources/Custody/Files/DiskSpace.swift": "statvfs and access",
    "Sources/Custody/Files/FileStatus.swift": "stat",
    "Sources/Custody/Files/Folder.swift": "opendir, rename, and fsync of folders",
    "Sources/Custody/Files/PosixFile.swift": "open, pread, write, fsync",
    "Sources/Custody/Store/BulkLoader.swift": "binds text of a batch to a statement in place",
    "Sources/Custody/Store/ByteHash.swift": "compares and hashes runs of a batch in place",
    "Sources/Custody/Store/GUIDBytes.swift": "reads sixteen bytes of a column in place",
    "Sources/Custody/Store/Statement.swift": "SQLite's C interface",
    "Sources/Custody/Store/TextInterner.swift": "looks text up by its bytes in place",
    "Sources/Custody/StoreLibrary.swift": "the version of SQLite",
    "Sources/Export/Spreadsheet/Workbook.swift": "libxlsxwriter, and the file that it writes",
    "Sources/Export/XML/XMLWriter.swift": "libxml2",
    "Sources/Ingest/Containers/ContainerWalker.swift": "the shim that finds borders of records",
    "Sources/Ingest/Formats/GraphSignIns.swift": "words of a selection in place",
    "Sources/Ingest/Vocabulary/SignInWords.swift": "words of a selection in place",
    "Sources/Ingest/JSON/Folding.swift": "compares bytes in place",
    "Sources/Ingest/JSON/ParserLibrary.swift": "the version of simdjson",
    "Sources/Ingest/JSON/RecordParser.swift": "the shim that parses one record",
    "Sources/Ingest/JSON/RecordSelector.swift": "the shim that selects key paths",
    "Sources/Ingest/JSON/Selection.swift": "values of a selection in place",
    "Sources/Ingest/RowWriter.swift": "appends a slice of the shim to the arena in place",
    "Sources/Ingest/Text/TextBytes.swift": "a bounds-checked view of somebody else's bytes",
    "Sources/Pipeline/Evidence/FileProbe.swift": "lstat, realpath and readdir",
    "Sources/Pipeline/Reading/FileDigest.swift": "hashes a buffer without copying it",
    "Sources/Pipeline/Stages/PictureRasterizer.swift": "posix_spawn and waitpid",
  ]

  /// Names that say nothing: a noun is missing.
  static let emptyNames = ["Utils", "Util", "Helpers", "Helper", "Common", "Manager", "Misc"]

  /// Longest file in lines; more is a sign that a noun is missing.
  static let longestFile = 400

  /// Everything that is wrong with a file, as `path:line: what`.
  static func breaches(of file: SourceFile) -> [String] {
    var found: [String] = []
    let lines = file.codeLines
    if lines.count - 1 > longestFile {
      found.append("\(file.path):\(longestFile): longer than \(longestFile) lines")
    }
    if let empty = emptyNames.first(where: { word in
      file.name.hasSuffix(word) || file.path.split(separator: "/").contains { $0 == word }
    }) {
      found.append("\(file.path):1: \(empty) is no name")
    }
    if unsafeFiles[file.path] == nil,
      let line = lines.firstIndex(where: { hasWord("unsafe", in: $0) })
    {
      found.append("\(file.path):\(line + 1): unsafe in a file that isn't named for it")
    }
    for (index, line) in lines.enumerated() {
      for word in forbidden(in: line, of: file) {
        found.append("\(file.path):\(index + 1): \(word)")
      }
    }
    return found
  }

  private static func forbidden(in line: String, of file: SourceFile) -> [String] {
    var words: [String] = []
    for word in ["@unchecked Sendable", "nonisolated(unsafe)", "try!"]
    where line.contains(word) {
      words.append(word)
    }
    if file.room != "Commands", hasWord("print(", in: line) || hasWord("debugPrint(", in: line) {
      words.append("prints outside Commands")
    }
    if file.room != "Pipeline",
      ["Task", "TaskGroup", "withTaskGroup", "withThrowingTaskGroup", "withDiscardingTaskGroup"]
        .contains(where: { hasWord($0, in: line) })
    {
      words.append("a task outside Pipeline")
    }
    if emptyNames.contains(where: { declares($0, in: line) }) { words.append("an empty name") }
    return words
  }

  /// Whether a line declares a type whose name ends in a word.
  private static func declares(_ word: String, in line: String) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return zip(words, words.dropFirst()).contains { keyword, name in
      ["struct", "class", "enum", "protocol", "actor", "typealias"].contains(keyword)
        && name.hasSuffix(word)
    }
  }

  /// Whether a line holds a word that isn't the tail of a longer one or a member of something.
  private static func hasWord(_ word: String, in line: String) -> Bool {
    var rest = line[...]
    while let range = rest.firstRange(of: word) {
      let before = rest[..<range.lowerBound].last
      let after = rest[range.upperBound...].first
      let opensWord = before.map { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") } ?? true
      let closesWord = word.hasSuffix("(") || !(after.map { $0.isLetter || $0 == "_" } ?? false)
      if opensWord, closesWord { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
