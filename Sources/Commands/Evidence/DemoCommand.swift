internal import ArgumentParser
internal import Pipeline

/// `demo`: the whole way on an invented incident.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Investigates an invented incident into Cases/demo, replacing an earlier demonstration.")

  @OptionGroup(title: "Result") var show: ShowOptions

  func run() async throws {
    let demonstration = try Demonstration.find(
      environmentFolder: Environment.value("CROSSTRAIL_CASES"),
      program: CommandLine.arguments.first ?? "")
    try demonstration.removeEarlier()
    let report = try await Investigation.run(
      try demonstration.caseRequest(),
      evidence: EvidenceRequest(paths: [demonstration.evidence]), exports: ExportRequest(),
      context: .current())
    try show.show(InvestigationText(report: report, terminal: show.terminal).page())
  }
}
