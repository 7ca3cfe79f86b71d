internal import EntraModel

/// A kind of log record that crosstrail reads.
///
/// Adding a format takes one file in `Formats/` with a type that conforms to `RecordFormat`, and one line in
/// ``LogFormats``. A format is recognised by a record's own keys, never by the file's name, so that a file may hold several.
///
/// ## Topics
/// - ``LogFormats``
public protocol LogFormat: Sendable {
  /// The stable name, lower case with hyphens: `graph-sign-ins`.
  static var name: String { get }
  /// One sentence for `crosstrail formats`.
  static var summary: String { get }
}

/// What a format must be able to do: recognise a record and write its row.
protocol RecordFormat: LogFormat {
  /// Whether a record with these keys at its top is of this format.
  static func recognises(_ keys: RecordKeys) -> Bool

  /// Writes a record's row, detail, votes and remarks; the writer has begun the record.
  static func read(_ record: JSONValue, into writer: inout RowWriter)
}

/// A format whose records are the rows of a table.
///
/// A row becomes the JSON record that another exporter writes for the same event, and the format of that record reads it:
/// so the events of both are alike.
protocol TableFormat: LogFormat {
  /// Whether a table with this header is of this format.
  static func recognises(_ header: TableHeader) -> Bool

  /// What each row becomes.
  static func plan(_ header: TableHeader) -> TableValue

  /// Whether the records keep the name of the format that reads them: rows that are another exporter's records as they are.
  static var isEnvelope: Bool { get }
}

extension TableFormat {
  static var isEnvelope: Bool { false }
}

/// A format with a hot way: some key paths are selected from many records at once.
protocol SelectiveFormat: RecordFormat {
  /// The key paths, by slot.
  static var paths: [SelectedPath] { get }
  /// The activity of every row: these records don't name one.
  static var activity: String { get }
  /// Keys of which a record must have one to go the hot way.
  static var wanted: RecordKeys { get }
  /// Keys of which a record must have none to go the hot way.
  static var unwanted: RecordKeys { get }
  /// The known keys in the format's own spelling, in the order of their bits, at most 64; those parted by bars share one.
  static var knownKeys: [String] { get }
  /// Whether a record whose keys are spelled in another case goes the general way.
  static var isStrict: Bool { get }

  /// Writes the row of a selection; false when the record must go the general way.
  static func read(
    _ selection: Selection, of span: RecordBlock.Span, into row: inout EventRow,
    notes: inout SelectionNotes
  ) -> Bool
}

extension SelectiveFormat {
  static var knownKeys: [String] { RecordKeys.names }
  static var isStrict: Bool { false }
}

/// What reading selections leaves behind beside rows.
struct SelectionNotes {
  /// The run of ``SelectiveFormat/activity`` in the batch's arena.
  var activity = ArenaText.absent
  var votes = OwnerVotes()
  var domains = DomainTally()
}
