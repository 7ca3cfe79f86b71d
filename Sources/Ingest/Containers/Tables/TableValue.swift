/// What a row's cells become in the JSON record that stands for it: a format's plan, made once for a header.
///
/// An empty cell is no value, and an object or array without any value is none either, as null and absent are the same to
/// whoever reads the record.
enum TableValue: Sendable {
  /// The text of a column.
  case text(Int)
  /// The date of a column, in ISO 8601 where it can be told.
  case time(Int)
  /// The JSON inside a column's cell as it stands, when it is one whole object or array; else its text.
  case json(Int)
  /// `true` or `false` for a column's word; else its text.
  case flag(Int)
  /// The text of a column where the actor's type says that it is an application, or that it isn't one.
  case only(Int, type: Int?, isApplication: Bool)
  /// What stands behind the last comma of a column: the country of `City, State, CC`.
  case lastPart(Int)
  /// A sign-in's error code: 0 where the column is empty and the status says success.
  case errorCode(Int, status: Int?)
  /// The kind of a user's sign-in by its incoming token.
  case eventType(token: Int)
  /// JSON that is the same for every row; no reason by itself to write the object around it.
  case constant(String)
  case object([Member])
  case array([TableValue])

  /// A key with its value.
  struct Member: Sendable {
    /// The key as JSON with its colon.
    var key: [UInt8]
    var value: TableValue

    init(_ name: String, _ value: TableValue) {
      var writer = JSONText()
      writer.string(Array(name.utf8))
      key = writer.bytes + [0x3A]
      self.value = value
    }
  }

  /// An object of those members that have a column.
  static func object(of members: [(String, TableValue?)]) -> TableValue {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// Columns that hold dates.
  var timeColumns: [Int] {
    switch self {
    case .time(let column): [column]
    case .object(let members): members.flatMap(\.value.timeColumns)
    case .array(let values): values.flatMap(\.timeColumns)
    default: []
    }
  }
}

extension TableHeader {
  /// The text of the first of these columns that is there.
  func text(_ names: String...) -> TableValue? {
    names.lazy.compactMap { column($0) }.first.map { .text($0) }
  }

  /// The date of the first of these columns that is there.
  func time(_ names: String...) -> TableValue? {
    names.lazy.compactMap { column($0) }.first.map { .time($0) }
  }

  /// An object whose keys are the columns as they are spelled.
  func record(_ value: (_ name: String, _ column: Int) -> TableValue) -> TableValue {
    .object(
      names.indices.filter { !names[$0].isEmpty }.map { index in
        let spelling = spellings[index]
        let key = spelling.hasSuffix(" [UTC]") ? String(spelling.dropLast(6)) : spelling
        return TableValue.Member(key, value(names[index], index))
      })
  }
}
