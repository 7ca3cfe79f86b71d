import Foundation

/// A folder of its own for one test, removed with the last reference.
final class TemporaryFolder {
  /// The absolute path.
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "pipeline-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the folders above it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes a file, with the folders above it.
  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(filePath: file))
    return file
  }

  /// The path of something below the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }
}
