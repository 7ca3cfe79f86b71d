internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// How the program ends (design: architecture, "Errors").
enum ExitCodes {
  /// Done; a broken pipe on standard output counts as that.
  static let done = ExitCode.success
  /// Done, with faults or refusals, a failed verification, or findings where `--fail-on` asks.
  static let doneWithFaults = ExitCode(1)
  /// The work failed.
  static let failed = ExitCode(2)
  /// The arguments are wrong.
  static let usage = ExitCode(64)

  /// The code of an error.
  static func code(of error: PipelineError) -> ExitCode {
    error.kind == .usage ? usage : failed
  }

  /// Ends a command with ``doneWithFaults`` when something is the case.
  static func raise(when isSo: Bool) throws(ExitCode) {
    if isSo { throw doneWithFaults }
  }
}
