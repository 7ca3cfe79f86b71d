internal import Custody
internal import EntraModel
internal import FoundationEssentials

/// The shipped golden case that `demo` and a first look run on.
public struct Demonstration: Sendable {
  /// Name of the golden case.
  public static let goldenCase = "persistence-as-the-victim-sees-it"

  /// The golden case's folder.
  public var folder: String
  /// The folder with its logs.
  public var evidence: String { folder + "/evidence" }
  /// Where the case of the demonstration is made.
  public var casePath: String

  /// Finds the golden case and a place for the demonstration.
  ///
  /// Looked through in order: the environment's folder of cases, `Cases` here, and `Cases` beside the program or up to
  /// four folders above it.
  ///
  /// - Throws: ``PipelineError`` when it isn't shipped with this program.
  public static func find(
    environmentFolder: String?, program: String
  ) throws(PipelineError) -> Demonstration {
    var folders = ["Cases"]
    if let environmentFolder, !environmentFolder.isEmpty { folders.insert(environmentFolder, at: 0) }
    var above = FileProbe.resolved(program) ?? program
    for _ in 0..<5 {
      guard let slash = above.lastIndex(of: "/") else { break }
      above = String(above[..<slash])
      folders.append(above + "/Cases")
    }
    for folder in folders where FileProbe.follow(folder + "/" + goldenCase + "/evidence") == .folder {
      return Demonstration(folder: folder + "/" + goldenCase, casePath: folder + "/demo")
    }
    throw PipelineError(
      .failed, "the invented incident isn't here", place: "Cases/" + goldenCase,
      changed: "Nothing was changed",
      remedy: "run it in the project's folder, or set CROSSTRAIL_CASES to its Cases folder")
  }

  /// The request for the case, as the golden case declares it.
  ///
  /// - Throws: ``PipelineError`` when its golden.json can't be read.
  public func caseRequest() throws(PipelineError) -> CaseRequest {
    try PipelineError.wrapping(changed: "Nothing was changed") {
      guard let bytes = FileManager.default.contents(atPath: folder + "/golden.json") else {
        throw PipelineError(.failed, "can't be read", place: folder + "/golden.json")
      }
      let golden = try JSONDecoder().decode(Golden.self, from: bytes)
      return CaseRequest(
        path: casePath, title: golden.title, tlp: golden.tlp,
        ownTenants: (golden.own ?? []).compactMap { GUID($0) },
        knownPartners: (golden.partners ?? []).compactMap { text in
          GUID(text).map { KnownPartner(tenant: $0, name: "") }
        })
    }
  }

  /// Removes the case of an earlier demonstration; anything else in its place is left alone.
  ///
  /// - Throws: ``PipelineError`` when something that isn't a case is there, or it can't be removed.
  public func removeEarlier() throws(PipelineError) {
    guard FileProbe.look(at: casePath) != .missing else { return }
    guard Casefile.exists(at: casePath) else {
      throw PipelineError(
        .failed, "there is something here that isn't a case", place: casePath,
        changed: "Nothing was changed", remedy: "move it away")
    }
    try PipelineError.wrapping(changed: "Nothing was changed") {
      let title = try caseRequest().title
      let earlier = try Casefile.open(at: casePath, readOnly: true)
      guard earlier.settings.title == title else {
        throw PipelineError(
          .failed, "there is a case here that isn't a demonstration", place: casePath,
          remedy: "move it away")
      }
      try FileManager.default.removeItem(atPath: casePath)
    }
  }

  /// What of `golden.json` matters here.
  private struct Golden: Decodable {
    var title: String?
    var tlp: String?
    var own: [String]?
    var partners: [String]?
  }
}
