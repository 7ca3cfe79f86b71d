/// Finds the directory of a case that is given by a path or a bare name.
public struct CaseLocation: Sendable {
  /// The folder that holds cases, nil when there is none.
  private let casesFolder: String?

  /// Makes the rules of one run.
  ///
  /// - Parameter environmentFolder: The value of `CROSSTRAIL_CASES`, nil or empty when unset.
  public init(environmentFolder: String?) {
    if let environmentFolder, !environmentFolder.isEmpty {
      casesFolder = environmentFolder
    } else {
      casesFolder = FileProbe.follow("Cases") == .folder ? "Cases" : nil
    }
  }

  /// The directory of a case: a path as it stands; a bare name in the folder of cases, else here.
  ///
  /// A bare name that is a case in the current folder already means that one.
  public func path(of name: String) -> String {
    guard !name.contains("/"), name != ".", name != "..", let casesFolder else { return name }
    if case .file = FileProbe.follow(name + "/case.json") { return name }
    return casesFolder.hasSuffix("/") ? casesFolder + name : casesFolder + "/" + name
  }
}
