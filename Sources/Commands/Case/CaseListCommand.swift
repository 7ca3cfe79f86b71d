internal import ArgumentParser
internal import Pipeline

/// `case list`: the tags and notes of a case.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the tags and notes of a case.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let annotations = try CaseDesk.annotations(at: directory.path)
    guard !json.json else {
      return try OutputStream.write(AnnotationsJSON.value(annotations).text)
    }
    try show.show(AnnotationsText(annotations: annotations, terminal: show.terminal).page())
  }
}
