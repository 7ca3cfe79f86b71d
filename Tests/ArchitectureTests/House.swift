import Foundation

/// The package as it lies on disk, found from this file.
enum House {
  /// The package root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files below a folder, sorted by path.
  static func swiftFiles(below folder: String) throws -> [SourceFile] {
    try files(below: folder).filter { $0.hasSuffix(".swift") }
      .map { try SourceFile(path: $0, text: text(of: $0)) }
  }

  /// The paths of all files below a folder from the package root, sorted; hidden ones left out.
  static func files(below folder: String) throws -> [String] {
    let base = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: base.path(percentEncoded: false))
    return paths.filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") } && !isFolder(folder + "/" + path)
    }.map { folder + "/" + $0 }.sorted()
  }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether a path is there.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    let url = root.appending(path: path)
    return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }

  /// What lies directly in a folder, hidden files too, sorted.
  static func entries(of folder: String) throws -> [String] {
    let url = folder.isEmpty ? root : root.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
      .sorted()
  }

  /// The paths that git knows, sorted; nil when this isn't a clone or git isn't there.
  static func trackedFiles() -> [String]? {
    run(["git", "ls-files", "-z"]).map { $0.split(separator: "\0").map(String.init).sorted() }
  }

  /// The standard output of a command in the package root, nil when it fails or isn't there.
  static func run(_ command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = root
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = (try? output.fileHandleForReading.readToEnd()) ?? nil
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes ?? Data(), as: UTF8.self) : nil
  }
}
