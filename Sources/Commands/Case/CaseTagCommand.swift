internal import ArgumentParser
internal import Pipeline

/// `case tag`: puts tags on an event.
struct CaseTagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Puts tags on an event, or takes them off.",
    discussion:
      "Each change is a line of the custody ledger. Timelines made from then on show the tags in their column."
  )

  @OptionGroup var directory: CaseArgument

  @Argument(help: ArgumentHelp("The event, by its event_id of the timeline.", valueName: "event"))
  var event: String

  @Argument(help: ArgumentHelp("A tag; may be repeated.", valueName: "tag"))
  var tags: [String]

  @Flag(help: "Take the tags off.")
  var remove = false

  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let annotations = try CaseDesk.tag(
      event: event, add: remove ? [] : tags, remove: remove ? tags : [], at: directory.path,
      context: .current())
    try show.show(AnnotationsText(annotations: annotations, terminal: show.terminal).page())
  }
}
