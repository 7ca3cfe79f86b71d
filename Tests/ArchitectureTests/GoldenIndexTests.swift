import Testing

/// Every rule is shown to fire, and shown to keep quiet.
struct GoldenIndexTests {
  @Test func `every detection has a case where it fires and a benign one where it doesn't`() throws
  {
    let (index, rules) = (try GoldenIndex(), try GoldenIndex.rules())
    #expect(!rules.isEmpty)
    #expect(rules.count == Set(rules).count)
    #expect(rules.flatMap(index.gaps) == [])
  }

  @Test func `every file of detections names one rule`() throws {
    let odd = try House.swiftFiles(below: "Sources/Detect/Detections")
      .filter { !$0.name.contains("+") && GoldenIndex.rules(in: $0.text).count != 1 }
    #expect(odd.map(\.path) == [])
  }

  @Test func `what a case says fires is a rule of ours`() throws {
    let rules = Set(try GoldenIndex.rules())
    let unknown = try GoldenIndex().promises.sorted { $0.key < $1.key }.flatMap { name, promise in
      (promise.fires + (promise.informs ?? [])).filter { !rules.contains($0) }.map {
        "\(name): \($0)"
      }
    }
    #expect(unknown == [])
  }

  @Test func `git keeps every golden case and nothing else of Cases`() throws {
    let ignore = try House.text(of: ".gitignore").split(separator: "\n").map(String.init)
    let kept = ignore.filter { $0.hasPrefix("!/Cases/") }.map { String($0.dropFirst(8).dropLast()) }
    #expect(try kept.sorted() == GoldenIndex().promises.keys.sorted())
    #expect(ignore.contains("/Cases/*"))
  }

  @Test func `a rule without a case or without a benign twin is named`() {
    let index = GoldenIndex(promises: [
      "attack": .init(fires: ["A"], silent: ["B"]),
      "context": .init(fires: [], informs: ["C"], silent: []),
      "benign-twin": .init(fires: [], informs: ["B"], silent: ["A", "C"]),
    ])
    #expect(index.gaps(of: "A") == [])
    #expect(index.gaps(of: "B").count == 2)
    #expect(index.gaps(of: "C") == [])
    #expect(GoldenIndex.rules(in: "  static let rule = \"XTS-A\"\n") == ["XTS-A"])
    #expect(GoldenIndex.rules(in: "public static var rule: String { \"XTS-B2\" }") == ["XTS-B2"])
  }
}
