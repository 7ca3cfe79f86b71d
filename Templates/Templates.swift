/// The narrative templates that are embedded in the program; a user's own folder overrides them by name.
public enum Templates {
  /// Name of a template without its extension, and its text, in alphabetical order.
  ///
  /// `technical`, `executive` and `partner` are the documents; the others are their parts, so that a user may replace one
  /// and keep the rest.
  public static var narrative: [(name: String, text: String)] {
    [
      ("collection", text(PackageResources.collection_mustache)),
      ("evidence", text(PackageResources.evidence_mustache)),
      ("executive", text(PackageResources.executive_mustache)),
      ("finding", text(PackageResources.finding_mustache)),
      ("glossary", text(PackageResources.glossary_mustache)),
      ("limits", text(PackageResources.limits_mustache)),
      ("nothing-found", text(PackageResources.nothing_found_mustache)),
      ("partner", text(PackageResources.partner_mustache)),
      ("reading", text(PackageResources.reading_mustache)),
      ("technical", text(PackageResources.technical_mustache)),
      ("unfilled", text(PackageResources.unfilled_mustache)),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
