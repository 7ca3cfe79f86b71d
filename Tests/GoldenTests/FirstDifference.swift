/// Where two texts part, as a hunk of a unified diff.
enum FirstDifference {
  /// The first hunk between two texts, nil when they are equal; lines are cut to 200 characters.
  ///
  /// Three lines of context stand before it; at most twelve lines of each side are compared.
  static func hunk(expected: [UInt8], actual: [UInt8]) -> String? {
    guard expected != actual else { return nil }
    let (left, right) = (lines(expected), lines(actual))
    let start = zip(left, right).prefix { $0 == $1 }.count
    let before = left[max(0, start - 3)..<start].map { "  " + $0 }
    let (old, new) = (
      Array(left.dropFirst(start).prefix(12)), Array(right.dropFirst(start).prefix(12))
    )
    let header = "@@ line \(start + 1): expected \(left.count) lines, got \(right.count) @@"
    return ([header] + before + marked(old: old, new: new)).map { String($0.prefix(200)) }
      .joined(separator: "\n")
  }

  private static func marked(old: [String], new: [String]) -> [String] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        result.append("- " + old[left])
        left += 1
      } else if inserted.contains(right) {
        result.append("+ " + new[right])
        right += 1
      } else {
        if left < old.count { result.append("  " + old[left]) }
        left += 1
        right += 1
      }
    }
    return result
  }

  /// The lines of a text; a last one without its line end says so.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    var pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if pieces.last == "" { pieces.removeLast() } else { pieces.append("(no line end)") }
    return pieces
  }
}
