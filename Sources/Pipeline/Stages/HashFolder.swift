internal import Export

/// A folder of exports of which only the hashes are kept.
final class HashFolder: ExportFolder {
  /// Names and SHA-256, in the order of writing.
  private(set) var files: [(name: String, sha256: String)] = []

  func write(_ text: String, to fileName: String) {
    files.append((fileName, FileDigest.sha256(Array(text.utf8))))
  }
}
