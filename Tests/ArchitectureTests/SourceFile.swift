import Foundation

/// One Swift file of the package, as text and as code alone.
struct SourceFile {
  /// Path from the package root, `Sources/Ingest/LogFormat.swift`.
  var path: String
  /// The whole text.
  var text: String

  /// The name without folder and extension.
  var name: String { String(path.split(separator: "/").last?.dropLast(6) ?? "") }

  /// The folder below `Sources/`, which is the room; for other files the first folder.
  var room: String {
    let parts = path.split(separator: "/").map(String.init)
    return parts.count > 2 && parts[0] == "Sources" ? parts[1] : parts[0]
  }

  /// The lines with comments and the contents of string literals blanked out, so that words about code aren't code.
  var codeLines: [String] { CodeText(text).lines }

  /// The modules it imports, in order.
  var imports: [String] {
    codeLines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
        words[..<position].allSatisfy({ $0.hasPrefix("@") || SourceFile.levels.contains($0) })
      else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let module = kinds.contains(words[position + 1]) ? words.last : words[position + 1]
      return module?.split(separator: ".").first.map(String.init)
    }
  }

  private static let levels: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}

/// Swift text with comments and string contents replaced by blanks, line by line.
///
/// Knows `//`, nested `/* */`, `"..."`, `"""..."""` and raw strings. Interpolations count as string contents, which is
/// enough for what is looked for here.
struct CodeText {
  /// The blanked lines, as many as the text has.
  var lines: [String]

  /// Blanks a text.
  init(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    lines = reader.read().split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var result: [UInt8] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> [UInt8] {
      while position < bytes.count {
        if starts(with: "//") {
          blank { $0.bytes[$0.position] != 0x0A }
        } else if starts(with: "/*") {
          blankComment()
        } else if let hashes = stringStart() {
          blankString(hashes: hashes)
        } else {
          result.append(bytes[position])
          position += 1
        }
      }
      return result
    }

    func starts(with word: String, at offset: Int = 0) -> Bool {
      let start = position + offset
      guard start + word.utf8.count <= bytes.count else { return false }
      return bytes[start..<start + word.utf8.count].elementsEqual(word.utf8)
    }

    /// The number of `#` before an opening quote, nil when no string begins here.
    func stringStart() -> Int? {
      var end = position
      while end < bytes.count, bytes[end] == 0x23 { end += 1 }
      return end < bytes.count && bytes[end] == 0x22 ? end - position : nil
    }

    mutating func skip(_ count: Int) {
      for _ in 0..<count where position < bytes.count {
        result.append(bytes[position] == 0x0A ? 0x0A : 0x20)
        position += 1
      }
    }

    mutating func blank(while goesOn: (Reader) -> Bool) {
      while position < bytes.count, goesOn(self) { skip(1) }
    }

    mutating func blankComment() {
      var depth = 0
      repeat {
        if starts(with: "/*") {
          depth += 1
          skip(2)
        } else if starts(with: "*/") {
          depth -= 1
          skip(2)
        } else {
          skip(1)
        }
      } while depth > 0 && position < bytes.count
    }

    mutating func blankString(hashes: Int) {
      skip(hashes)
      let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
      skip(quotes.utf8.count)
      let end = quotes + String(repeating: "#", count: hashes)
      while position < bytes.count, !starts(with: end) {
        skip(hashes == 0 && bytes[position] == 0x5C ? 2 : 1)
      }
      skip(end.utf8.count)
    }
  }
}
