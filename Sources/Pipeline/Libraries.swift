internal import Custody
internal import Export
internal import Ingest

/// The system's libraries that this process works with.
public enum Libraries {
  /// A library and its version.
  public struct Library: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its version, in its own words.
    public var version: String
  }

  /// The libraries, in the order of the flow.
  public static var all: [Library] {
    [
      Library(name: "SQLite", version: StoreLibrary.sqliteVersion),
      Library(name: "libarchive", version: ArchiveLibrary.libarchiveVersion),
      Library(name: "simdjson", version: ParserLibrary.simdjsonVersion),
      Library(name: "libxml2", version: XMLLibrary.libxml2Version),
      Library(name: "libxlsxwriter", version: SpreadsheetLibrary.libxlsxwriterVersion),
    ]
  }

  /// `SQLite 3.46.1, simdjson 3.11.0, libxml2 2.12.9`.
  public static var text: String {
    all.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
  }
}
