internal import ArgumentParser
internal import Pipeline

/// `ingest`: evidence into a case.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Reads logs into a case and brings its graph and findings up to date.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Evidence") var evidence: EvidenceOptions
  @OptionGroup(title: "Case") var declarations: DeclarationOptions
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() async throws {
    let line = ProgressLine()
    defer { line.erase() }
    let report = try await Investigation.ingest(
      declarations.request(path: directory.path), evidence: evidence.request,
      context: .current(jobs: evidence.jobs, progress: line.progress))
    line.erase()
    if json.json {
      try OutputStream.write(CaseJSON.value(report.ingest).text)
    } else {
      try show.show(IngestText.page(report, terminal: show.terminal))
    }
    try ExitCodes.raise(when: report.ingest.hasFaults)
  }
}
