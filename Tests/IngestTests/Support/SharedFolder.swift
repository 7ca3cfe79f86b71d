import Foundation

/// The folder of samples beside the package; tests that need it are skipped by name where it is missing.
enum SharedFolder {
  /// Where it would be: `../shared` of the package's root.
  static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

  /// Whether a folder of it is there.
  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: url.appendingPathComponent(path)))
  }

  /// The paths below a folder, relative to it, sorted.
  static func files(below folder: String) -> [String] {
    let root = url.appendingPathComponent(folder).path
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return found.sorted()
  }
}
