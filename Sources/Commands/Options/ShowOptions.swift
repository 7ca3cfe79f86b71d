internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// How a command shows what it found.
struct ShowOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when"))
  var color: Terminal.ColourChoice = .auto

  /// What standard output can show.
  var terminal: Terminal { .detect(.output, colour: color) }

  /// Writes a page to standard output.
  func show(_ page: Page) throws(PipelineError) { try OutputStream.write(page.text) }
}

/// Whether a command that reads prints JSON.
struct JSONOption: ParsableArguments {
  @Flag(help: "Print JSON instead of text.")
  var json = false
}

/// When findings make a command end with exit code 1.
struct FailOption: ParsableArguments {
  @Option(help: "End with exit code 1 when a finding is at least this severe.")
  var failOn: SeverityValue?

  /// Whether a finding is that severe.
  func isMet(by findings: [Finding]) -> Bool {
    failOn.map { limit in findings.contains { $0.severity >= limit.severity } } ?? false
  }
}
