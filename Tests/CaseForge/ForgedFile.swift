import Foundation

/// A file that is written a few mebibytes at a time.
struct ForgedFile {
  private static let bufferBytes = 8 << 20
  private let file: FileHandle
  private var buffer: [UInt8] = []

  /// Begins a file, replacing one of this name.
  init(_ path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    file = try FileHandle(forWritingTo: URL(filePath: path))
    buffer.reserveCapacity(Self.bufferBytes + 1 << 20)
  }

  /// Appends bytes.
  mutating func append(_ bytes: [UInt8]) throws {
    buffer += bytes
    guard buffer.count > Self.bufferBytes else { return }
    try file.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  mutating func close() throws {
    try file.write(contentsOf: buffer)
    buffer = []
    try file.close()
  }
}
