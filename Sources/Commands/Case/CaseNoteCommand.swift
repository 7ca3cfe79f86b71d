internal import ArgumentParser
internal import Pipeline

/// `case note`: writes a note into a case.
struct CaseNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Writes a note about the case, or about one event of it.",
    discussion:
      "A note is a line of the custody ledger, with its time and who wrote it. It is never changed: a later one corrects it."
  )

  @OptionGroup var directory: CaseArgument

  @Argument(help: ArgumentHelp("What you have to say.", valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp("The event that it is about, by its event_id.", valueName: "event"))
  var event: String?

  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let annotations = try CaseDesk.note(
      text, event: event, at: directory.path, context: .current())
    try show.show(AnnotationsText(annotations: annotations, terminal: show.terminal).page())
  }
}
