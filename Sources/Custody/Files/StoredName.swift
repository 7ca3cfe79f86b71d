/// Makes a name from outside fit to lie below evidence/: no way out, nothing that a terminal or a shell would trip over.
enum StoredName {
  /// Longest part between two slashes, in bytes; file systems allow 255, and a suffix must fit.
  static let longestPart = 200
  /// Longest whole path in bytes.
  static let longestPath = 1000

  /// The cleaned relative path, never empty.
  ///
  /// Parts `.` and `..` and empty ones are dropped, control characters, backslashes and direction marks become `_`,
  /// and too long parts are cut at a character's end, keeping a short extension.
  static func cleaned(_ path: String) -> String {
    var parts: [String] = []
    for part in path.unicodeScalars.split(separator: "/") {
      var name = String(String.UnicodeScalarView(part.map { isSafe($0) ? $0 : "_" }))
      if name == "." || name == ".." { continue }
      if name.hasPrefix(CaseLayout.temporaryPrefix) || name == CaseLayout.pending {
        name = "_" + name
      }
      parts.append(shortened(name, to: longestPart))
    }
    while parts.count > 1, parts.reduce(0, { $0 + $1.utf8.count + 1 }) > longestPath {
      parts.removeFirst()
    }
    return parts.isEmpty ? "unnamed" : parts.joined(separator: "/")
  }

  /// The path with `-<mark>` before its extension.
  static func marked(_ path: String, with mark: String) -> String {
    let folder = path.contains("/") ? CaseLayout.folder(of: path) + "/" : ""
    let (stem, suffix) = split(CaseLayout.name(of: path))
    let room = longestPart - mark.utf8.count - 1 - suffix.utf8.count
    return folder + shortened(stem, to: max(1, room)) + "-" + mark + suffix
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\\", "\u{200B}"..."\u{200F}",
      "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
      false
    default: true
    }
  }

  /// Stem and extension with its dot; the extension is at most 16 bytes, else empty.
  private static func split(_ name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    let suffix = String(name[dot...])
    return suffix.utf8.count <= 16 ? (String(name[..<dot]), suffix) : (name, "")
  }

  private static func shortened(_ name: String, to limit: Int) -> String {
    guard name.utf8.count > limit else { return name }
    let (stem, suffix) = split(name)
    var kept = ""
    var bytes = suffix.utf8.count
    for character in stem {
      bytes += character.utf8.count
      if bytes > limit { break }
      kept.append(character)
    }
    return kept + suffix
  }
}
