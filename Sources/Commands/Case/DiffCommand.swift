internal import ArgumentParser
internal import Pipeline

/// `diff`: what isn't the same in two cases.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what came, went or changed from one case to another, and by which record.",
    discussion: """
      Compares evidence files by their SHA-256, what is declared, events by tenant, log and id, \
      edges, and findings, as both cases hold them; whole cases, not single ingests of one. A \
      finding that came, went or changed names the records of its path that one case alone holds; \
      where there is none, what else differs: other evidence, declarations, or the version that \
      made the findings. A title that is its directory's name isn't compared.

      Writes nothing. Ends with exit code 0 when the cases are equal, and 1 when they differ.
      """)

  @Argument(
    help: ArgumentHelp("The first case: a directory, or a bare name.", valueName: "before"),
    completion: .directory)
  var before: String

  @Argument(
    help: ArgumentHelp("The case that it is compared with.", valueName: "after"),
    completion: .directory)
  var after: String

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let location = CaseLocation.current
    let report = try CaseDesk.diff(
      from: location.path(of: before), to: location.path(of: after), tool: Program.tool)
    if json.json {
      try OutputStream.write(DiffJSON.value(report).text)
    } else {
      try show.show(DiffText(report, terminal: show.terminal).page())
    }
    try ExitCodes.raise(when: !report.isEqual)
  }
}
