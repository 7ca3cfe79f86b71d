import Testing

@testable import Pipeline

@Suite struct `Case location` {
  @Test func `a bare name lies in the folder of cases`() {
    #expect(CaseLocation(environmentFolder: "/cases").path(of: "alpha") == "/cases/alpha")
    #expect(CaseLocation(environmentFolder: "/cases/").path(of: "alpha") == "/cases/alpha")
  }

  @Test(arguments: ["./alpha", "/tmp/alpha", "..", "."]) func `a path stays as it is`(path: String) {
    #expect(CaseLocation(environmentFolder: "/cases").path(of: path) == path)
  }
}
