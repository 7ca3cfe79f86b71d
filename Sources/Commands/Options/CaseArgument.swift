internal import ArgumentParser
internal import Pipeline

/// The case that a command works on.
struct CaseArgument: ParsableArguments {
  @Argument(help: "The case: a directory, or a bare name.", completion: .directory)
  var directory: String

  /// The case directory.
  var path: String {
    CaseLocation.current.path(of: directory)
  }
}

extension CaseLocation {
  /// Where cases lie for this process.
  static var current: CaseLocation {
    CaseLocation(environmentFolder: Environment.value("CROSSTRAIL_CASES"))
  }
}
