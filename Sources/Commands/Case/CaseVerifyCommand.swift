internal import ArgumentParser
internal import Pipeline

/// `case verify`: whether a case is as it was recorded.
struct CaseVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hashes evidence and exports again, and checks the ledger and the database.",
    discussion: """
      Writes nothing unless --record is given. Ends with exit code 1 when something isn't as it \
      was recorded, and names it; a file that can't be read is told apart from a changed one.
      """)

  @OptionGroup var directory: CaseArgument

  @Flag(help: "Write the outcome into the custody ledger.")
  var record = false

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let path = directory.path
    let verification = try CaseDesk.verify(at: path, recording: record, context: .current())
    if json.json {
      try OutputStream.write(CaseJSON.value(verification).text)
    } else {
      let text = VerifyText(path: path, verification: verification, terminal: show.terminal)
      try show.show(text.page())
    }
    try ExitCodes.raise(when: !verification.isIntact)
  }
}
