import Testing

/// The tree is the one that the design draws, and it names no machine.
struct LayoutTests {
  /// What may lie at the top of the repository.
  static let top: Set<String> = [
    ".ci", ".gitignore", ".swift-format", "Cases", "LICENSE", "Makefile", "Package.swift",
    "README.md", "Sources", "Templates", "Tests",
  ]

  @Test func `the top of the repository holds what the design names`() throws {
    let tracked = try #require(House.trackedFiles(), "not a git clone")
    let tops = Set(tracked.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(tops.subtracting(LayoutTests.top).sorted() == [])
    #expect(LayoutTests.top.filter { !House.exists($0) }.sorted() == [])
  }

  @Test func `no tracked file names a path of somebody's machine`() throws {
    let tracked = try #require(House.trackedFiles(), "not a git clone")
    let named = tracked.compactMap { path -> String? in
      guard let text = try? House.text(of: path) else { return nil }
      return MachinePath.first(in: text).map { "\(path): \($0)" }
    }
    #expect(named == [])
  }

  @Test(arguments: ["/" + "root/case", "see /" + "home/ada/logs", "\"/" + "Users/ada/a.json\""])
  func `a machine path is seen`(text: String) {
    #expect(MachinePath.first(in: text) != nil)
  }

  @Test(arguments: ["https://example.com/home/a", "Sources/root/a", "/usr/bin/env", "/dev/null"])
  func `a path that is everywhere, or nobody's, is not a machine path`(text: String) {
    #expect(MachinePath.first(in: text) == nil)
  }
}

/// Absolute paths that mean something on one machine alone.
enum MachinePath {
  private static let roots = ["work", "root", "home", "Users"].map { "/" + $0 + "/" }

  /// The first such path of a text, cut to 40 characters.
  static func first(in text: String) -> String? {
    for root in roots {
      var rest = text[...]
      while let range = rest.firstRange(of: root) {
        let before = rest[..<range.lowerBound].last
        if !(before.map { $0.isLetter || $0.isNumber || "._-/:".contains($0) } ?? false) {
          return String(rest[range.lowerBound...].prefix(40))
        }
        rest = rest[range.upperBound...]
      }
    }
    return nil
  }
}
