import Foundation
import Testing

/// The built program, run as a process of its own.
@Suite struct `The program` {
  /// What a run ended with.
  private struct Ending {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The package manager builds the program beside the tests.
  private static let program = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "crosstrail")

  private func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Ending {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Ending(code: process.terminationStatus, output: text, errors: words)
  }

  private func temporaryPath() -> String {
    NSTemporaryDirectory() + "commands-" + UUID().uuidString
  }

  @Test func `help and version end with 0`() throws {
    #expect(try run(["--help"]).code == 0)
    #expect(try run(["help", "investigate"]).code == 0)
    let version = try run(["--version"])
    #expect(version.code == 0)
    #expect(version.output.hasPrefix("crosstrail 0.1.0\nSQLite "))
  }

  @Test(arguments: [
    ["frobnicate"], ["investigate", "--case", "x"], ["status"], ["detections", "NO-SUCH-RULE"],
  ])
  func `wrong arguments end with 64 and say so on standard error`(arguments: [String]) throws {
    let ending = try run(arguments)
    #expect(ending.code == 64)
    #expect(ending.output.isEmpty)
    #expect(!ending.errors.isEmpty)
  }

  @Test(arguments: [
    ["status"], ["detect"], ["export"], ["case", "show"], ["case", "verify"],
  ])
  func `a case that isn't there ends with 2, and the words name it`(arguments: [String]) throws {
    let path = temporaryPath()
    let ending = try run(arguments + [path])
    #expect(ending.code == 2)
    #expect(ending.errors.contains(path))
    #expect(ending.errors.contains("try:"))
  }

  @Test func `a path that isn't there ends with 2 and makes nothing`() throws {
    let path = temporaryPath()
    let ending = try run(["investigate", path + "-logs", "--case", path])
    #expect(ending.code == 2)
    #expect(ending.errors.contains("Nothing was added to the case"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a refused file ends with 1, and the case exists`() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ending = try run(["investigate", "-", "--case", path], input: "nothing of ours")
    #expect(ending.code == 1)
    #expect(try run(["status", path]).code == 0)
    #expect(try run(["case", "verify", path]).code == 0)
    #expect(try run(["diff", path, path]).code == 0)
    #expect(try run(["diff", path, path + "-later"]).code == 2)
    #expect(try run(["explain", path, "nothing"]).code == 2)
    #expect(try run(["status", path, "--json"]).output.hasPrefix("{"))
  }

  @Test func `piped input is read without a dash`() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ending = try run(["investigate", "--case", path], input: "nothing of ours")
    #expect(ending.code == 1)
    #expect(FileManager.default.fileExists(atPath: path + "/evidence/standard-input"))
  }

  @Test func `a new case ends with 0, and the same name again with 2`() throws {
    let folder = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let environment = ["CROSSTRAIL_CASES": folder]
    #expect(try run(["case", "new", "alpha"], environment: environment).code == 0)
    #expect(FileManager.default.fileExists(atPath: folder + "/alpha/case.json"))
    #expect(try run(["case", "new", "alpha"], environment: environment).code == 2)
    #expect(try run(["case", "show", "alpha", "--json"], environment: environment).code == 0)
    #expect(
      try run(["case", "new", "beta", "--title", "B"], environment: environment).code == 0)
    #expect(try run(["diff", "alpha", "beta", "--json"], environment: environment).code == 1)
  }

  @Test func `a reader that has gone is success`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c", "set -o pipefail; \"$0\" detections --json | true", Self.program.path,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a full disk on standard output ends with 2`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "\"$0\" formats > /dev/full", Self.program.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test func `nothing is coloured when nobody watches`() throws {
    #expect(try !run(["formats"]).output.contains("\u{1B}"))
    #expect(try run(["formats", "--color", "always"]).output.contains("\u{1B}"))
  }
}

extension Sequence {
  /// The sequence, then more.
  fileprivate func appending(_ more: [Element]) -> [Element] { Array(self) + more }
}
