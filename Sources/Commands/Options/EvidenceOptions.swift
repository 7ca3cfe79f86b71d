internal import ArgumentParser
internal import Pipeline

/// Which evidence is read, and how.
struct EvidenceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Folders and files with exported logs; - is standard input, as is no path with piped input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("The tenant whose logs these are, by its id.", valueName: "guid"))
  var tenant: TenantValue?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Read every record as this format (crosstrail formats).", valueName: "format"))
  var format: String?

  @Flag(help: "Keep path, size, time and SHA-256 of each file instead of a copy.")
  var reference = false

  @Flag(
    name: .customLong("validate"),
    help: "Parse every record with the validating parser: slower, and strict.")
  var isValidating = false

  @Option(help: "Blocks that are parsed at a time; the number of processors by default.")
  var jobs: Int?

  func validate() throws {
    if paths.isEmpty, !Environment.isInputPiped() {
      throw ValidationError("Name at least one folder or file with exported logs.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  /// The request.
  var request: EvidenceRequest {
    EvidenceRequest(
      paths: paths.filter { $0 != "-" }, readsStandardInput: paths.isEmpty || paths.contains("-"),
      tenant: tenant?.tenant, format: format, reference: reference, validate: isValidating)
  }
}
