import Testing

/// What no room may do.
struct HouseRuleTests {
  @Test func `no file of Sources breaks a rule of the house`() throws {
    let breaches = try House.swiftFiles(below: "Sources").flatMap(HouseRules.breaches)
    #expect(breaches == [])
  }

  @Test func `no file of tests hides a race or forces a try`() throws {
    let words = ["@unchecked Sendable", "nonisolated(unsafe)", "try!"]
    let breaches = try House.swiftFiles(below: "Tests").flatMap { file in
      file.codeLines.enumerated().compactMap { index, line in
        words.contains { line.contains($0) } ? "\(file.path):\(index + 1)" : nil
      }
    }
    #expect(breaches == [])
  }

  @Test func `every file that is excepted is there and needs it`() throws {
    let idle = try HouseRules.unsafeFiles.keys.sorted().filter { path in
      guard House.exists(path) else { return true }
      return try !SourceFile(path: path, text: House.text(of: path)).codeLines
        .contains { $0.contains("unsafe") }
    }
    #expect(idle == [])
  }

  @Test func `no room below Commands names Foundation whole`() throws {
    let files = try House.swiftFiles(below: "Sources").filter { $0.imports.contains("Foundation") }
    #expect(files.map(\.path) == [])
  }

  @Test(arguments: [
    ("Sources/Ingest/A.swift", "  print(\"x\")"),
    ("Sources/Ingest/A.swift", "final class A: @unchecked Sendable {}"),
    ("Sources/Ingest/A.swift", "nonisolated(unsafe) var a = 1"),
    ("Sources/Ingest/A.swift", "let a = try! b()"),
    ("Sources/Ingest/A.swift", "Task { await b() }"),
    ("Sources/Detect/A.swift", "await withTaskGroup(of: Int.self) { _ in }"),
    ("Sources/Ingest/A.swift", "let a = unsafe b.pointee"),
    ("Sources/Ingest/StringUtils.swift", "enum A {}"),
    ("Sources/Ingest/Helpers/A.swift", "enum A {}"),
    ("Sources/Ingest/A.swift", "struct CaseManager {}"),
  ])
  func `a breach is named with its line`(path: String, text: String) {
    let breaches = HouseRules.breaches(of: SourceFile(path: path, text: text + "\n"))
    #expect(!breaches.isEmpty)
    #expect(breaches.allSatisfy { $0.hasPrefix(path + ":") })
  }

  @Test func `a file of more than four hundred lines is named`() {
    let line = "let a = 1\n"
    for (count, breaches) in [(400, 0), (401, 1)] {
      let file = SourceFile(
        path: "Sources/Ingest/A.swift", text: String(repeating: line, count: count))
      #expect(HouseRules.breaches(of: file).count == breaches)
    }
  }

  @Test(arguments: [
    "// print(1), try! and unsafe words in a comment",
    "let a = \"Task and print( and try! in a string\"",
    "sink.print(1)", "footprint(1)", "let strictTask = 1", "let a = #\"print(\"x\")\"#",
  ])
  func `words about code are no code`(text: String) {
    let file = SourceFile(path: "Sources/Ingest/A.swift", text: text + "\n")
    #expect(HouseRules.breaches(of: file) == [])
  }
}
