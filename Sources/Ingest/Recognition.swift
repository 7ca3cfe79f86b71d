internal import EntraModel

/// What a record is, told by its own keys.
enum Recognition {
  case format(any RecordFormat.Type)
  /// A kind that is only named.
  case foreign(ForeignKind)
  /// The error body that a collector saved in place of a log.
  case graphError
  case unknown

  /// Recognises a record.
  ///
  /// - Complexity: one look at its keys for a record of Graph's own shape; a walk through the foreign kinds for others.
  init(of record: JSONValue, keys: RecordKeys) {
    if !keys.isDisjoint(with: .foreign), let kind = ForeignKinds.kind(of: record, keys: keys) {
      self = .foreign(kind)
    } else if let format = LogFormats.format(for: keys) {
      self = .format(format)
    } else if keys.contains(.error), record["error"]?.kind == .object {
      self = .graphError
    } else if let kind = ForeignKinds.kind(of: record, keys: keys) {
      self = .foreign(kind)
    } else {
      self = .unknown
    }
  }
}

extension RowWriter {
  /// Reads a record that stands inside another one, by its own keys.
  ///
  /// What it turns out to be counts for the outer record, which is what is cited.
  mutating func readPacked(_ record: JSONValue) {
    guard packing < RowWriter.maximumPacking else {
      giveUp(.tooDeep, "records inside records, more than \(RowWriter.maximumPacking) levels")
      return
    }
    packing += 1
    defer { packing -= 1 }
    switch Recognition(of: record, keys: RecordKeys(of: record)) {
    case .format(let format): format.read(record, into: &self)
    case .foreign(let kind): refuse(kind)
    case .graphError: giveUp(.graphError, GraphErrorBody.message(of: record))
    case .unknown: refuse(ForeignKind.unknown(record))
    }
  }
}
