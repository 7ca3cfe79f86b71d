internal import ArgumentParser

/// `case`: making, showing and verifying cases.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Makes, shows and verifies cases, and declares tenants.",
    subcommands: [
      CaseNewCommand.self, CaseShowCommand.self, CaseVerifyCommand.self, OwnCommand.self,
      PartnerCommand.self,
    ])
}
