internal import ArgumentParser
internal import Pipeline

/// `detections`: what is looked for.
struct DetectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detections",
    abstract: "Lists what is looked for, or explains one detection with its blind spots.")

  @Argument(help: "The name of a detection.")
  var name: String?

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let rule = try name.map(Catalogue.rule)
    let text = CatalogueText(terminal: show.terminal)
    if json.json {
      try OutputStream.write(CatalogueJSON.detections(rule.map { [$0] } ?? Catalogue.rules).text)
    } else {
      try show.show(rule.map(text.detection) ?? text.detections())
    }
  }
}
