import EntraModel

/// One event, with all the copies that share its id, that may be one with events of other exporters.
struct CopyCandidate {
  /// The place of a record among those from which the cited first copy is chosen: the first in this order.
  struct Rank: Comparable {
    var scheme: IDScheme
    var formatPriority: Int64
    var sha256: String
    var offset: Int64
    var record: Int64

    static func < (left: Rank, right: Rank) -> Bool {
      (left.scheme.rawValue, left.formatPriority, left.sha256, left.offset, left.record)
        < (right.scheme.rawValue, right.formatPriority, right.sha256, right.offset, right.record)
    }
  }

  /// Its first copy as it stands before events are joined.
  var event: Event
  var rank: Rank
  /// The side of its first copy.
  var side: CopySide
  /// The sides of all its copies.
  var sides: Set<CopySide>

  /// Order within one side, which no order of ingest changes.
  static func precedes(_ left: CopyCandidate, _ right: CopyCandidate) -> Bool {
    let (one, other) = (left.event.instant?.ticks ?? 0, right.event.instant?.ticks ?? 0)
    if one != other { return one < other }
    if left.event.id != right.event.id {
      return left.event.id.utf8.lexicographicallyPrecedes(right.event.id.utf8)
    }
    return left.rank < right.rank
  }
}

/// Whose records can be told apart from each other: a scheme of ids, or without ids the format.
///
/// Two records of one side are never joined by likeness: their ids differ, or one export has them both.
struct CopySide: Hashable, Comparable {
  var scheme: IDScheme
  /// The format; empty for a scheme that gives ids.
  var format: String

  init(scheme: IDScheme, format: String) {
    self.scheme = scheme
    self.format = scheme == .none ? format : ""
  }

  static func < (left: CopySide, right: CopySide) -> Bool {
    (left.scheme.rawValue, left.format) < (right.scheme.rawValue, right.format)
  }
}
