internal import ArgumentParser

/// `case`: making, showing and verifying cases.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "Makes, shows and verifies cases, declares tenants, and keeps tags and notes.",
    subcommands: [
      CaseNewCommand.self, CaseShowCommand.self, CaseVerifyCommand.self, OwnCommand.self,
      PartnerCommand.self, CaseTagCommand.self, CaseNoteCommand.self, CaseListCommand.self,
    ])
}
