internal import EntraModel
internal import Pipeline

/// The shell command by which a stranger checks a record's hash with common tools, and no word of ours.
///
/// `tail` and `head` cut the bytes out of the stored file, `iconv` decodes UTF-16, `jq` a JSON string, `sed` the doubled
/// quotes of a cell, and `sha256sum` hashes what is left.
struct CheckCommand {
  /// The programs of the pipe, in order.
  private(set) var stages: [String]

  private init(_ file: String, _ offset: Int64, _ length: Int64) {
    stages = ["tail -c +\(offset + 1) \(Self.quoted(file))", "head -c \(length)"]
  }

  /// The command for a record's own bytes as the file stores them.
  init(stored: Explanation.Stored) {
    self.init(stored.path, stored.offset, stored.length)
    stages.append("sha256sum")
  }

  /// The command for the decoded text of a record; nil when it is the stored bytes, or `iconv` would refuse it.
  init?(textOf record: Explanation.Record) {
    guard let stored = record.stored, stored.isWide, !Self.hasReplacement(record.bytes) else {
      return nil
    }
    self.init(stored.path, stored.offset, stored.length)
    stages += [Self.decoding(stored), "sha256sum"]
  }

  /// The command for a text inside of a record; nil when damage in it was replaced, which every tool does in its own way.
  init?(inner index: Int, of record: Explanation.Record) {
    guard let stored = record.stored, let range = stored.inner,
      record.nesting.inner[...index].allSatisfy(\.isExact)
    else { return nil }
    self.init(stored.path, range.offset, range.length)
    if stored.isWide {
      guard !Self.hasReplacement(record.bytes) else { return nil }
      stages.append(Self.decoding(stored))
    }
    for (level, place) in record.nesting.inner[...index].enumerated() {
      if level > 0 { stages += ["tail -c +\(place.offset + 1)", "head -c \(place.length)"] }
      switch place.wrapping {
      case .string: stages.append("jq -j .")
      case .cell:
        // A cell with nothing doubled is its own text.
        if place.length != place.textLength { stages.append("sed 's/\"\"/\"/g'") }
      }
    }
    stages.append("sha256sum")
  }

  /// The command on one line.
  var text: String { stages.joined(separator: " | ") }

  /// The command over lines of a width where that is possible: a pipe at a line's end goes on in the next.
  func lines(columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, stage) in stages.enumerated() {
      let piece = index < stages.count - 1 ? stage + " |" : stage
      if line.isEmpty {
        line = piece
      } else if TextWidth.columns(line) + 1 + TextWidth.columns(piece) <= columns {
        line += " " + piece
      } else {
        lines.append(line)
        line = "  " + piece
      }
    }
    return lines + [line]
  }

  private static func decoding(_ stored: Explanation.Stored) -> String {
    "iconv -f \(stored.encoding == "utf-16be" ? "UTF-16BE" : "UTF-16LE") -t UTF-8"
  }

  /// Whether a text holds U+FFFD, which may stand for a surrogate that no tool decodes.
  private static func hasReplacement(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains("\u{FFFD}")
  }

  /// A path as one word of the shell, with nothing in it that a terminal would obey.
  static func quoted(_ path: String) -> String {
    let isPlain = path == VisibleText.visible(path)
    if isPlain { return "'" + path.split("'").joined(separator: "'\\''") + "'" }
    let bytes = path.utf8.map { byte in
      byte >= 0x20 && byte < 0x7F && byte != 0x27 && byte != 0x5C
        ? String(UnicodeScalar(byte)) : "\\" + octal(byte)
    }
    return "$'" + bytes.joined() + "'"
  }

  /// Three octal digits, the only escape whose end is never in doubt.
  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}

extension String {
  /// The pieces between a character, empty ones too.
  fileprivate func split(_ separator: Character) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
