internal import ArgumentParser
internal import Pipeline

/// `formats`: what is read and written.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Lists the logs that are read, what recognises each, and the exports.")

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    if json.json {
      try OutputStream.write(CatalogueJSON.formats().text)
    } else {
      try show.show(CatalogueText(terminal: show.terminal).formats())
    }
  }
}
