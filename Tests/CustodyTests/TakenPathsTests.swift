import Testing

@testable import Custody

/// Names of evidence that can't lie beside each other in a file system.
struct TakenPathsTests {
  @Test func `a file can't lie where another does, nor where a folder is needed`() {
    let taken = TakenPaths(["evidence/a", "evidence/z.zip!/b/c.json"])
    #expect(!taken.isFree("evidence/a") && !taken.isFree("evidence/z.zip!"))
    #expect(!taken.isFree("evidence/z.zip!/b") && !taken.isFree("evidence/a/b"))
    #expect(taken.isFree("evidence/b") && taken.isFree("evidence/z.zip"))
  }

  @Test func `a folder that has the name of a file gets a mark, the others keep theirs`() {
    let taken = TakenPaths(["evidence/a", "evidence/b/c"])
    let beside = taken.besideFiles("evidence/a/b/c.json", mark: "12345678")
    #expect(beside == "evidence/a-12345678/b/c.json" && taken.isFree(beside))
    #expect(
      taken.besideFiles("evidence/b/c/d.log", mark: "12345678") == "evidence/b/c-12345678/d.log")
    #expect(taken.besideFiles("evidence/x/y", mark: "1") == "evidence/x/y")
  }
}
