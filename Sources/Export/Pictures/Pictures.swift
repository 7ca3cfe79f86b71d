internal import EntraModel

/// The pictures of a case, in the order in which a report shows them.
///
/// Equal input gives equal bytes, in whatever order nodes, edges and findings are handed over.
public enum Pictures {
  /// Most findings whose path and policies are drawn, the gravest first.
  public static let mostFindings = 50

  /// What will be drawn, without drawing it: no event is read.
  ///
  /// - Throws: what the policies of the input throw.
  public static func outlines(of input: ExportInput) throws -> [PictureOutline] {
    try Album(input).outlines
  }

  /// Every picture: the path of each finding, tenants, activity, coverage, and the policies of each finding.
  ///
  /// - Throws: what the events or the policies of the input throw.
  public static func all(of input: ExportInput) throws -> [Picture] {
    try Album(input).pictures()
  }
}
