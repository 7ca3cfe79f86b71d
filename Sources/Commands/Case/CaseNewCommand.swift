internal import ArgumentParser
internal import Pipeline

/// `case new`: an empty case.
struct CaseNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Makes an empty case.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Case") var declarations: DeclarationOptions
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = try CaseDesk.create(
      declarations.request(path: directory.path), context: .current())
    try show.show(CaseText(report: report, terminal: show.terminal).page())
  }
}
