internal import ArgumentParser
internal import Glibc
internal import Pipeline

/// The program: arguments in, words and an exit code out.
public enum Program {
  /// Name and version, as it stands in ledgers and exports.
  public static let tool = "crosstrail " + version

  /// The version of this build.
  public static let version = "0.1.0"

  /// What `--version` prints: the tool, and the libraries that it works with.
  static var versionText: String { tool + "\n" + Libraries.text }

  /// Runs the command that the arguments name and ends the process.
  public static func run(_ arguments: [String]) async -> Never {
    // A reader that has gone is noticed where the bytes are written.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Root.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      exit(ExitCodes.done.rawValue)
    } catch let error as PipelineError {
      let page = ErrorText(error: error, terminal: .detect(.error)).page()
      try? OutputStream.write(page.text, to: .error)
      exit(ExitCodes.code(of: error).rawValue)
    } catch {
      Root.exit(withError: error)
    }
  }
}
