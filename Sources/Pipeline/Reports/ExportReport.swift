/// One export that was written: a file, or a folder of files.
public struct ExportReport: Sendable, Equatable {
  /// The exporter's name: `timeline`.
  public var name: String
  /// Where the file lies.
  public var path: String
  /// SHA-256 of its bytes, 64 hexadecimal digits; of a folder that of its list: `<sha256>  <name>` a line, by name.
  public var sha256: String
  /// For a folder the names of its files, in the order in which they were written; empty for a file.
  public var files: [String]

  /// What of the case it holds, when that is a part: `12 of 8952 events: since ...`; nil for the whole.
  public var part: String?

  /// Sentences on what the file doesn't hold as the case has it: cells that were cut, lines that a sheet doesn't show.
  public var notes: [String] = []

  /// Why it wasn't written, where every export was asked for; nil when it was.
  public var leftOut: String?

  /// Makes an entry of an export that this case can't have.
  init(name: String, leftOut: String) {
    self.init(name: name, path: "", sha256: "")
    self.leftOut = leftOut
  }

  /// Makes an entry.
  public init(
    name: String, path: String, sha256: String, files: [String] = [], part: String? = nil
  ) {
    self.part = part
    self.name = name
    self.path = path
    self.sha256 = sha256
    self.files = files
  }
}
