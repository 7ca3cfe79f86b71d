public import EntraModel

/// What one ingest did with each file, in the order in which the files were read.
public struct IngestReport: Sendable, Equatable {
  /// What became of one file.
  public enum Outcome: Sendable, Equatable {
    /// It is in the case now.
    case added
    /// Its bytes were in the case already: nothing changed.
    case alreadyHeld
    /// It was never opened, or not one record of it is ours.
    case refused
  }

  /// One file and what became of it.
  public struct File: Sendable, Equatable {
    /// Where it lies or would lie in the case, `evidence/...`.
    public var path: String
    public var outcome: Outcome
    /// The inventory entry; nil for what was never opened.
    public var entry: EvidenceFile?
    /// Why it was refused, nil when it wasn't.
    public var reason: Slug?
    /// One line for people, empty when there is nothing to say.
    public var message: String

    /// Makes an entry.
    public init(
      path: String, outcome: Outcome, entry: EvidenceFile? = nil, reason: Slug? = nil,
      message: String = ""
    ) {
      self.path = path
      self.outcome = outcome
      self.entry = entry
      self.reason = reason
      self.message = message
    }
  }

  /// The files.
  public var files: [File] = []
  /// Stored names of what was passed over: hidden files, the case itself.
  public var skipped: [String] = []
  /// What was repaired or noticed on the way and lost nothing, one line each.
  public var notices: [String] = []
  /// Records, first copies, duplicates, faults and refused records of the files that were added.
  public var totals = Totals()

  /// Sums over the files that were added; records = events + duplicates + faults + refused.
  public struct Totals: Sendable, Equatable {
    public var bytes: Int64 = 0
    public var records = 0
    public var events = 0
    public var duplicates = 0
    public var faults = 0
    public var refused = 0

    /// Makes empty sums.
    public init() {}

    mutating func add(_ file: EvidenceFile) {
      bytes += file.bytes
      records += file.records
      events += file.events
      duplicates += file.duplicates
      faults += file.faults
      refused += file.refused
    }
  }

  /// Makes an empty report.
  public init() {}

  /// Whether something was refused or couldn't be read.
  public var hasFaults: Bool {
    files.contains { file in
      file.reason != nil || (file.entry.map { $0.status != .complete } ?? false)
    }
  }

  /// Whether anything was added to the case.
  public var hasAdded: Bool { files.contains { $0.outcome != .alreadyHeld && $0.entry != nil } }
}
