import Foundation

/// Readers of other projects that check what is exported; `make test` sets them up in the build's folder.
enum Readers {
  /// The program that checks STIX bundles; nil where it isn't set up.
  static var stixValidator: String? { program("stix2_validator") }

  private static func program(_ name: String) -> String? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: ".build/venv/bin/" + name).path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }
}
