import EntraModel
import FoundationEssentials
import Testing

@testable import Custody

@Suite struct ExportFileTests {
  @discardableResult
  private func export(
    _ text: String, to casefile: Casefile, name: String = "timeline.csv",
    directory: String? = nil, force: Bool = false
  ) throws -> ExportFile {
    let file = try casefile.openExport(name, directory: directory, force: force)
    try file.write(text)
    try file.close()
    return file
  }

  @Test func `an export appears whole under its name, with its hash`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let file = try casefile.openExport("timeline.csv", directory: nil, force: false)
    let path = scratch.casePath + "/exports/timeline.csv"
    let text = String(repeating: "row\n", count: 200_000)
    try file.write(text)
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.close()
    #expect(try Scratch.read(path) == text)
    #expect(file.sha256 == Digest.hex(of: text))
    #expect(file.bytes == Int64(text.utf8.count))
    #expect(Folder.names(in: scratch.casePath + "/exports") == ["timeline.csv"])
  }

  @Test func `a folder below exports has files with hashes of their own`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let file = try casefile.openExport("a.svg", below: "pictures", directory: nil, force: false)
    try file.write("a")
    try file.close()
    #expect(try Scratch.read(scratch.casePath + "/exports/pictures/a.svg") == "a")
    #expect(try casefile.verify().exports == 1)
    for (name, folder) in [("../a", "pictures"), ("a", ".."), ("a", "b/c"), ("", "pictures")] {
      let error = #expect(throws: CustodyError.self) {
        try casefile.openExport(name, below: folder, directory: nil, force: false)
      }
      #expect(error?.kind == .badName)
    }
  }

  @Test func `what an earlier run wrote goes, and what somebody changed or added stays`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    for name in ["kept", "stale", "edited"] {
      let file = try casefile.openExport(name, below: "pictures", directory: nil, force: false)
      try file.write(name)
      try file.close()
    }
    let folder = scratch.casePath + "/exports/pictures/"
    try Scratch.overwrite(folder + "edited", "with a note of mine")
    try Data("mine".utf8).write(to: URL(filePath: folder + "foreign"))
    #expect(
      try casefile.removeStaleExports(keeping: ["kept"], below: "pictures", directory: nil)
        == ["stale"])
    #expect(Folder.names(in: folder) == ["edited", "foreign", "kept"])
    #expect(
      try casefile.removeStaleExports(keeping: ["kept"], below: "pictures", directory: nil) == [])
  }

  @Test func `an export that isn't closed leaves nothing`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    do { try casefile.openExport("x", directory: nil, force: false).write("half") }
    #expect(Folder.names(in: scratch.casePath + "/exports").isEmpty)
  }

  @Test func `an export is made again freely until somebody edits it`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try export("one", to: casefile)
    try export("two", to: casefile)
    let path = scratch.casePath + "/exports/timeline.csv"
    try Scratch.overwrite(path, "two, with a note of mine")
    let error = #expect(throws: CustodyError.self) { try export("three", to: casefile) }
    #expect(error?.kind == .editedExport)
    #expect(error?.path == path)
    #expect(try Scratch.read(path) == "two, with a note of mine")
    #expect(
      try casefile.verify().problems.map { "\($0.kind) \($0.file)" }
        == ["changed exports/timeline.csv"])
    try export("three", to: casefile, force: true)
    #expect(try Scratch.read(path) == "three")
    #expect(try casefile.verify().problems == [])
  }

  @Test func `a file that crosstrail didn't write is refused in another directory too`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let folder = scratch.path + "/out"
    _ = try scratch.write("out/timeline.csv", "someone's")
    #expect(throws: CustodyError.self) { try export("one", to: casefile, directory: folder) }
    try export("one", to: casefile, directory: folder, force: true)
    try export("two", to: casefile, directory: folder)
    #expect(try Scratch.read(folder + "/timeline.csv") == "two")
    try export("three", to: casefile, directory: scratch.path + "/new/deep")
    #expect(try Scratch.read(scratch.path + "/new/deep/timeline.csv") == "three")
  }

  @Test func `an export killed before its rename doesn't make the former one look edited`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try export("one", to: casefile)
    try casefile.database.transaction {
      try ExportTable.set(
        "exports/timeline.csv", sha256: Digest.hex(of: "two"), previous: Digest.hex(of: "one"),
        bytes: 3, $0)
    }
    try export("three", to: casefile)
    #expect(try casefile.verify().problems == [])
  }

  @Test(arguments: ["", "a/b", "../x", "a\nb", "."])
  func `an export has a plain name`(_ name: String) throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let error = #expect(throws: CustodyError.self) {
      _ = try casefile.openExport(name, directory: nil, force: true)
    }
    #expect(error?.kind == .badName)
  }
}
