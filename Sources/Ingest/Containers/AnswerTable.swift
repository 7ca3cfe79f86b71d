internal import EntraModel

/// A table of a query's answer: what a lone row of it is read with, and where the row stands.
struct AnswerTable: Sendable {
  /// Where its rows begin in the decoded text.
  var offset: Int64
  /// Names of its columns, in order.
  var columns: [String]
  /// JSON pointer to its rows in the answer that holds it: `/tables/0/rows`.
  var pointer: String
  /// Number of the last record before its rows.
  var recordsBefore: Int64

  /// JSON pointer to one of its rows.
  func pointer(to place: EvidencePlace) -> String {
    "\(pointer)/\(place.record - recordsBefore - 1)"
  }
}

extension TextBytes {
  /// The key of an array that begins right before an index, as it is spelled; empty when no key stands there.
  func key(before elements: Int) -> String {
    let closing = self[..<elements].lastIndex(of: 0x22)
    guard let closing, let opening = self[..<closing].lastIndex(of: 0x22) else { return "" }
    return String(decoding: copy((opening + 1)..<closing), as: UTF8.self)
  }
}
