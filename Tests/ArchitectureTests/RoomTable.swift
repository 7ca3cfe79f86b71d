/// The walls of the house: what each room may import.
///
/// Anything that isn't named here is refused.
enum RoomTable {
  /// The rooms in the order of the flow, and the modules that each may import.
  ///
  /// The C library (`Glibc`) is for the rooms that touch files or the terminal, and
  /// `FoundationEssentials` likewise; `Synchronization` for the two values that another task may
  /// touch (decision 0006). Ids of edges, findings and STIX objects are hashes, so TenantGraph, Detect
  /// and Export may import Crypto (decision 0002); pseudonyms are keyed with it (decision 0049).
  /// CXLSXWriter brings the C library's streams with it, for the one nameless file of a workbook.
  static let rooms: [(name: String, imports: Set<String>)] = [
    ("EntraModel", []),
    (
      "Custody",
      [
        "EntraModel", "GRDB", "GRDBSQLite", "Crypto", "CArchive", "FoundationEssentials", "Glibc",
        "Synchronization",
      ]
    ),
    ("Ingest", ["EntraModel", "CSimdJSON"]),
    ("TenantGraph", ["EntraModel", "Crypto"]),
    ("Detect", ["EntraModel", "TenantGraph", "Crypto"]),
    (
      "Export",
      [
        "EntraModel", "TenantGraph", "Detect", "Templates", "Crypto", "Mustache", "CLibXML2",
        "CXLSXWriter",
      ]
    ),
    (
      "Pipeline",
      [
        "EntraModel", "Custody", "Ingest", "TenantGraph", "Detect", "Export",
        "FoundationEssentials", "Glibc",
      ]
    ),
    (
      "Commands",
      [
        "EntraModel", "Pipeline", "ArgumentParser", "FoundationEssentials", "Glibc",
        "Synchronization",
      ]
    ),
    ("crosstrail", ["Commands", "ArgumentParser"]),
  ]

  /// Folders of Sources/ that hold C and C++ instead of Swift.
  static let foreign: Set<String> = ["CSimdJSON", "CArchive", "CLibXML2", "CXLSXWriter"]

  /// What a file imports and its room may not, as `path: module`.
  static func trespasses(of file: SourceFile) -> [String] {
    guard let room = rooms.first(where: { $0.name == file.room }) else {
      return ["\(file.path): no room of that name"]
    }
    return file.imports.filter { !room.imports.contains($0) }.map { "\(file.path): imports \($0)" }
  }
}
