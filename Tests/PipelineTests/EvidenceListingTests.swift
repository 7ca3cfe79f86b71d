import Foundation
import Testing

@testable import Pipeline

@Suite struct `Evidence listing` {
  @Test func `one folder gives paths relative to it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "logs/b.json")
    try folder.write("a", to: "logs/a/c.json")
    let listing = try EvidenceListing(of: [folder("logs")], casePath: folder("case"))
    #expect(listing.sources.map(\.storedAs) == ["a/c.json", "b.json"])
  }

  @Test func `several folders keep their names, whatever the order in which they are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "one/x.json")
    try folder.write("b", to: "two/x.json")
    try folder.write("c", to: "y.json")
    let paths = [folder("one"), folder("two"), folder("y.json")]
    let listing = try EvidenceListing(of: paths, casePath: folder("case"))
    #expect(listing.sources.map(\.storedAs) == ["one/x.json", "two/x.json", "y.json"])
    #expect(try EvidenceListing(of: paths.reversed(), casePath: folder("case")) == listing)
  }

  @Test func `a file named beside its folder is read once`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", to: "logs/x.json")
    let listing = try EvidenceListing(of: [file, folder("logs")], casePath: folder("case"))
    #expect(listing.sources.count == 1)
  }

  @Test func `hidden files and the case itself are passed over by name`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "x.json")
    try folder.write("a", to: ".DS_Store")
    try folder.write("a", to: "case/case.json")
    let listing = try EvidenceListing(of: [folder.path], casePath: folder("case"))
    #expect(listing.sources.map(\.storedAs) == ["x.json"])
    #expect(listing.skipped == [".DS_Store", "case/"])
  }

  @Test func `links that leave the folder or go round, and pipes, are refused by name`() throws {
    let folder = try TemporaryFolder()
    let outside = try folder.write("secret", to: "outside.json")
    try folder.write("a", to: "logs/x.json")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder("logs/out.json"), withDestinationPath: outside)
    try files.createSymbolicLink(atPath: folder("logs/up"), withDestinationPath: "..")
    try files.createSymbolicLink(atPath: folder("logs/self"), withDestinationPath: "self")
    try files.createSymbolicLink(atPath: folder("logs/here"), withDestinationPath: ".")
    try files.createSymbolicLink(atPath: folder("logs/again.json"), withDestinationPath: "x.json")
    #expect(mkfifo(folder("logs/pipe.json"), 0o600) == 0)
    let listing = try EvidenceListing(of: [folder("logs")], casePath: folder("case"))
    #expect(listing.sources.map(\.storedAs) == ["x.json"])
    #expect(
      listing.refusals.map { "\($0.storedAs) \($0.slug.rawValue)" } == [
        "here symlink-loop", "out.json symlink-outside", "pipe.json not-regular-file",
        "self symlink-loop", "up symlink-outside",
      ])
    #expect(listing.skipped == ["again.json"])
  }

  @Test func `a path that doesn't exist stops before anything is changed`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: PipelineError.self) {
      try EvidenceListing(of: [folder("nowhere")], casePath: folder("case"))
    }
    #expect(error?.changed == "Nothing was added to the case")
  }
}
