/// What documents are made from, embedded in the program; a user's own folder overrides the narrative's by name.
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

  /// The templates of the report by name, in alphabetical order; `report` is the document.
  public static var report: [(name: String, text: String)] {
    [
      ("report", text(PackageResources.report_mustache)),
      ("report-evidence", text(PackageResources.report_evidence_mustache)),
      ("report-finding", text(PackageResources.report_finding_mustache)),
      ("report-front", text(PackageResources.report_front_mustache)),
      ("report-limits", text(PackageResources.report_limits_mustache)),
      ("report-picture", text(PackageResources.report_picture_mustache)),
      ("report-terms", text(PackageResources.report_terms_mustache)),
      ("report-timeline", text(PackageResources.report_timeline_mustache)),
    ]
  }

  /// The report's style sheet, whole.
  public static var reportStyle: String { text(PackageResources.report_css) }

  /// The report's script, whole.
  public static var reportScript: String { text(PackageResources.report_js) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
