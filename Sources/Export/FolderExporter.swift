public import EntraModel

/// An exporter that writes several files into a folder of its own: `exports/<fileName>/`.
///
/// ``Exporter/fileName`` is the name of the folder. Files of an earlier run that this one doesn't write are removed by
/// whoever runs it, unless somebody changed them.
public protocol FolderExporter: Exporter {
  /// Writes every file.
  ///
  /// - Throws: whatever the folder or the event cursor throws.
  func export(_ input: ExportInput, into folder: any ExportFolder) throws
}

/// Where the files of a ``FolderExporter`` go.
public protocol ExportFolder: AnyObject {
  /// Writes one file whole; names have no slash and are never given twice.
  func write(_ text: String, to fileName: String) throws
}

extension FolderExporter {
  /// Writes every file into one stream, each after a line with its name.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    try export(input, into: FolderStream(sink))
  }
}

/// A folder whose files follow each other in one stream.
private final class FolderStream: ExportFolder {
  private let sink: any ByteSink

  init(_ sink: any ByteSink) {
    self.sink = sink
  }

  func write(_ text: String, to fileName: String) throws {
    try sink.write(fileName + "\n" + text)
  }
}
