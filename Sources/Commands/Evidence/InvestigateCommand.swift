internal import ArgumentParser
internal import Pipeline

/// `investigate`: the whole way.
struct InvestigateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "investigate",
    abstract:
      "Reads logs into a case, finds attack paths, and writes timeline, graph and narrative.",
    usage: "crosstrail investigate <path> ... --case <dir> [--own <guid>] [<options>]",
    discussion: """
      The case is made when it isn't there. Files that the case holds already change nothing; \
      its own exports are made anew, an edited one only with --force.
      """)

  @OptionGroup(title: "Evidence") var evidence: EvidenceOptions

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "The case to make or add to: a directory, or a bare name.", valueName: "dir"),
    completion: .directory)
  var directory: String

  @OptionGroup(title: "Case") var declarations: DeclarationOptions
  @OptionGroup(title: "Exports") var exports: ExportOptions
  @OptionGroup(title: "Result") var fail: FailOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() async throws {
    let line = ProgressLine()
    defer { line.erase() }
    let report = try await Investigation.run(
      declarations.request(path: CaseLocation.current.path(of: directory)),
      evidence: evidence.request, exports: exports.request(),
      context: .current(jobs: evidence.jobs, progress: line.progress))
    line.erase()
    try show.show(InvestigationText(report: report, terminal: show.terminal).page())
    try ExitCodes.raise(
      when: report.ingest.hasFaults || fail.isMet(by: report.overview.findings))
  }
}
