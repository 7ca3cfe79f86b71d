import Testing

/// No room looks back, and no room reaches past its neighbours.
struct WallTests {
  @Test func `every file imports only what its room may`() throws {
    let trespasses = try House.swiftFiles(below: "Sources").flatMap(RoomTable.trespasses)
    #expect(trespasses == [])
  }

  @Test func `every folder of Sources is a room or a foreign library`() throws {
    let known = Set(RoomTable.rooms.map(\.name)).union(RoomTable.foreign)
    let folders = try House.entries(of: "Sources").filter { House.isFolder("Sources/" + $0) }
    #expect(folders.filter { !known.contains($0) } == [])
  }

  @Test func `every room has a folder of tests`() {
    let without = RoomTable.rooms.map(\.name).filter { $0 != "crosstrail" }
      .filter { !House.exists("Tests/\($0)Tests") }
    #expect(without == [])
  }

  @Test(arguments: [
    ("Sources/EntraModel/A.swift", "import Foundation"),
    ("Sources/Ingest/A.swift", "internal import Custody"),
    ("Sources/Detect/A.swift", "public import Ingest"),
    ("Sources/Export/A.swift", "@preconcurrency internal import Foundation"),
    ("Sources/Utils/A.swift", ""),
    ("Sources/TenantGraph/A.swift", "private import struct Detect.Finding"),
  ])
  func `an import through a wall is named`(path: String, text: String) {
    #expect(!RoomTable.trespasses(of: SourceFile(path: path, text: text + "\n")).isEmpty)
  }

  @Test func `an import in a comment or a string is none`() {
    let text =
      "// import Foundation\nlet a = \"\"\"\n  import Custody\n  \"\"\"\npublic import EntraModel\n"
    let file = SourceFile(path: "Sources/Ingest/A.swift", text: text)
    #expect(RoomTable.trespasses(of: file) == [])
    #expect(file.imports == ["EntraModel"])
  }
}
