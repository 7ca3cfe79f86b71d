import Testing

@testable import Pipeline

@Suite struct `Stored names` {
  @Test func `a name that nobody else has stays as it is`() {
    var names = StoredNames(of: ["a.json"], taken: [])
    #expect(!names.needsHash("a.json"))
    #expect(names.unique("a.json") == "a.json")
  }

  @Test func `a contested name carries the hash before its extension`() {
    var names = StoredNames(of: ["l/a.json", "l/a.json"], taken: [])
    #expect(names.needsHash("l/a.json"))
    let hashes = ["1111111122", "2222222233"].map { $0 + String(repeating: "0", count: 54) }
    #expect(hashes.map { names.unique("l/a.json", sha256: $0) }
      == ["l/a-11111111.json", "l/a-22222222.json"])
  }

  @Test func `equal beginnings of two hashes take more digits`() {
    var names = StoredNames(of: ["a", "a"], taken: [])
    let (first, second) = ("1111111122222222", "1111111133333333")
    #expect(names.unique("a", sha256: first) == "a-11111111")
    #expect(names.unique("a", sha256: second) == "a-1111111133333333")
  }

  @Test func `a dot in a folder's name is no extension`() {
    var names = StoredNames(of: ["v1.2/log", "v1.2/log"], taken: [])
    #expect(names.unique("v1.2/log", sha256: "0123456789") == "v1.2/log-01234567")
  }

  @Test func `standard input counts on`() {
    var names = StoredNames(of: [], taken: ["standard-input"])
    #expect(names.numbered("standard-input") == "standard-input-2")
  }
}
