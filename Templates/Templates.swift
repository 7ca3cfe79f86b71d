/// The narrative templates that are embedded in the program; a user's own folder overrides them by name.
public enum Templates {
  /// Name of a template without its extension, and its text, in alphabetical order.
  ///
  /// `technical` is the document; the others are its parts, so that a user may replace one and keep the rest.
  public static var narrative: [(name: String, text: String)] {
    [
      ("evidence", text(PackageResources.evidence_mustache)),
      ("finding", text(PackageResources.finding_mustache)),
      ("limits", text(PackageResources.limits_mustache)),
      ("nothing-found", text(PackageResources.nothing_found_mustache)),
      ("technical", text(PackageResources.technical_mustache)),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
