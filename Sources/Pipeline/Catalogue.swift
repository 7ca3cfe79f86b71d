internal import Detect
public import EntraModel
internal import Export
internal import Ingest

/// What this build can read, find and write, for the commands that list it.
public enum Catalogue {
  /// A log format.
  public struct Format: Sendable, Equatable {
    /// The stable name: `graph-sign-ins`.
    public var name: String
    /// What it is and how it is recognised.
    public var summary: String
  }

  /// An exporter.
  public struct Export: Sendable, Equatable {
    /// The name after `--format`.
    public var name: String
    /// The name of the file in `exports/`.
    public var fileName: String
    /// One line for people who choose.
    public var summary: String
    /// Whether an investigation writes it unasked.
    public var isDefault: Bool
  }

  /// A detection with what whoever trusts it must know.
  public struct Rule: Sendable, Equatable {
    /// The stable name.
    public var rule: String
    /// One line for lists.
    public var summary: String
    /// How grave a hit is, in words: `high, critical when a role follows`.
    public var severity: String
    /// ATT&CK techniques, in the order of the pattern.
    public var techniques: [Technique]
    /// The walk that it looks for, a step a line.
    public var pattern: [String]
    /// The logs it needs, and of which tenant.
    public var logsNeeded: [String]
    /// Public rules that see a part of it.
    public var publicRules: [String]
    /// What it can't see.
    public var blindSpots: [String]
    /// Harmless explanations that must be weighed.
    public var benign: [String]
  }

  /// The formats in the order in which a record is held against them.
  public static var formats: [Format] {
    LogFormats.all.map { Format(name: $0.name, summary: $0.summary) }
  }

  /// The exporters in the order in which they write.
  public static var exports: [Export] {
    Exporters.all.map {
      Export(
        name: $0.name, fileName: $0.fileName, summary: $0.summary, isDefault: $0.isDefault)
    }
  }

  /// The detections in the order of their list.
  public static var rules: [Rule] {
    Detections.all.map {
      Rule(
        rule: $0.rule, summary: $0.summary, severity: $0.severityWords,
        techniques: $0.techniques, pattern: $0.pattern, logsNeeded: $0.logsNeeded,
        publicRules: $0.publicRules,
        blindSpots: $0.blindSpots, benign: $0.benign)
    }
  }

  /// The detection of a name, in any case of letters.
  ///
  /// - Throws: ``PipelineError`` of kind usage when there is none.
  public static func rule(_ name: String) throws(PipelineError) -> Rule {
    if let rule = rules.first(where: { $0.rule.lowercased() == name.lowercased() }) { return rule }
    throw PipelineError(
      .usage, "no detection of this name", place: name, remedy: "crosstrail detections lists them")
  }
}
