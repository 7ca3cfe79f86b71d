import Testing

/// Adding an entry takes one file and one line; neither is forgotten.
struct OpenSetTests {
  @Test(arguments: OpenSet.all)
  func `the folder holds what the list names, and nothing else`(set: OpenSet) throws {
    let list = try SourceFile(path: set.list, text: House.text(of: set.list))
    let listed = OpenSet.listed(in: list)
    #expect(!listed.isEmpty)
    #expect(listed.count == Set(listed).count)
    #expect(try listed.sorted() == set.entries().sorted())
  }

  @Test(arguments: OpenSet.all)
  func `the file of an entry declares the type of its name`(set: OpenSet) throws {
    let strangers = try House.swiftFiles(below: set.folder).filter { file in
      let name = file.name.split(separator: "+").first.map(String.init) ?? file.name
      return !file.codeLines.contains { line in
        ["struct", "enum", "class", "extension"].contains { line.contains("\($0) \(name)") }
      }
    }
    #expect(strangers.map(\.path) == [])
  }

  @Test func `a list is read in its own order`() {
    let text =
      "let all: [any A.Type] = [\n    First.self,\n    // Last.self,\n    Second.self,\n  ]\n"
    #expect(OpenSet.listed(in: SourceFile(path: "A.swift", text: text)) == ["First", "Second"])
  }
}
