/// Names of members, which come from outside and may say anything.
enum ArchivePath: Equatable {
  /// A relative path without `.` and `..`.
  case inside(String)
  /// The same, of a hidden file or of what macOS adds beside files.
  case hidden(String)
  /// Absolute, with a drive, or through `..`.
  case leadsOut

  /// Cleans a member's name; a backslash parts names as a slash does.
  static func cleaned(_ name: String) -> ArchivePath {
    let unified = String(name.map { $0 == "\\" ? "/" : $0 })
    guard !unified.hasPrefix("/"), !unified.utf8.contains(0) else { return .leadsOut }
    let parts = unified.split(separator: "/").map(String.init)
    guard !parts.contains(".."), parts.first?.utf8.dropFirst().first != 0x3A else {
      return .leadsOut
    }
    let kept = parts.filter { $0 != "." }
    guard !kept.isEmpty else { return .hidden("") }
    let path = kept.joined(separator: "/")
    let isHidden = kept.contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    return isHidden ? .hidden(path) : .inside(path)
  }

  /// The name of the file that was compressed alone: `audit.json` of `audit.json.gz`.
  static func plainName(of archive: String) -> String {
    let name = archive.split(separator: "/").last.map(String.init) ?? "data"
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name + ".data" }
    return String(name[..<dot])
  }
}
