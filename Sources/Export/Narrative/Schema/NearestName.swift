/// The known name that somebody may have meant.
enum NearestName {
  /// The nearest of some names by edits, the first in the alphabet among equals; nil when none is near.
  ///
  /// - Complexity: O(names × length²).
  static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let bound = max(2, name.count / 3)
    let near = Set(names).map { (edits: edits(name, $0), name: $0) }.filter { $0.edits <= bound }
    return near.min { ($0.edits, $0.name) < ($1.edits, $1.name) }?.name
  }

  /// How many letters are to be added, dropped or changed, case aside.
  private static func edits(_ left: String, _ right: String) -> Int {
    let (one, other) = (
      Array(left.lowercased().unicodeScalars), Array(right.lowercased().unicodeScalars)
    )
    var row = Array(0...other.count)
    for (index, scalar) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let above = row[column + 1]
        row[column + 1] = min(
          above + 1, row[column] + 1, diagonal + (scalar == other[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[other.count]
  }
}
