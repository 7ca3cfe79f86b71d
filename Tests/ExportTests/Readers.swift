import Foundation

/// Readers of other projects that check what is exported; `make test` sets them up in the build's folder.
enum Readers {
  /// The program that checks STIX bundles; nil where it isn't set up.
  static var stixValidator: String? { program("stix2_validator") }

  /// A Python with openpyxl, which reads workbooks; nil where it isn't set up.
  static var workbookReader: String? {
    let libraries = build.appending(path: "venv/lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries.path)) ?? []
    let isThere = versions.contains { version in
      FileManager.default.fileExists(
        atPath: libraries.appending(path: version + "/site-packages/openpyxl").path)
    }
    return isThere ? program("python") : nil
  }

  private static func program(_ name: String) -> String? {
    let path = build.appending(path: "venv/bin/" + name).path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  private static var build: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build")
  }
}
