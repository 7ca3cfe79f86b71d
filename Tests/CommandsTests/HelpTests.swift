import ArgumentParser
import Foundation
import Testing

@testable import Commands

@Suite struct `Help` {
  /// Every command by the name of its snapshot.
  static let commands: [(String, any ParsableCommand.Type)] = [
    ("crosstrail", Root.self), ("investigate", InvestigateCommand.self),
    ("demo", DemoCommand.self), ("case", CaseCommand.self), ("case-new", CaseNewCommand.self),
    ("case-show", CaseShowCommand.self), ("case-verify", CaseVerifyCommand.self),
    ("case-own", OwnCommand.self), ("case-own-add", OwnCommand.Add.self),
    ("case-partner", PartnerCommand.self), ("case-partner-add", PartnerCommand.Add.self),
    ("ingest", IngestCommand.self), ("status", StatusCommand.self),
    ("diff", DiffCommand.self), ("doctor", DoctorCommand.self),
    ("detect", DetectCommand.self), ("path", PathCommand.self), ("policy", PolicyCommand.self),
    ("reach", ReachCommand.self), ("cut", CutCommand.self),
    ("explain", ExplainCommand.self), ("export", ExportCommand.self),
    ("template", TemplateCommand.self),
    ("template-export", TemplateCommand.Export.self),
    ("template-check", TemplateCommand.Check.self),
    ("template-fields", TemplateCommand.Fields.self), ("formats", FormatsCommand.self),
    ("detections", DetectionsCommand.self),
  ]

  @Test(arguments: commands.map(\.0)) func `help of a command is what was agreed`(name: String)
    throws
  {
    let command = try #require(Self.commands.first { $0.0 == name }?.1)
    let help = Root.helpMessage(for: command, columns: 80) + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(help.utf8).write(to: file)
      Issue.record("recorded \(name).txt: look at it and run again without RECORD")
      return
    }
    let agreed = try String(contentsOf: file, encoding: .utf8)
    #expect(help == agreed)
  }

  @Test(arguments: commands.map(\.0)) func `no line of help is wider than 80 columns`(name: String)
    throws
  {
    let command = try #require(Self.commands.first { $0.0 == name }?.1)
    for line in Root.helpMessage(for: command, columns: 80).split(separator: "\n") {
      #expect(TextWidth.columns(String(line)) <= 80)
    }
  }
}
