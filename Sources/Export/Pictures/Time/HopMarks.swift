/// Marks of hops on a time axis; those that stand too close are one mark.
enum HopMarks {
  /// A mark for one or more hops.
  struct Mark: Equatable {
    /// Where it stands.
    var x: Double
    /// Where its last hop stands.
    var lastX: Double
    /// Numbers of the hops, ascending.
    var numbers: [Int]
  }

  /// The marks from left to right, each at its first hop and as far from the next as the room for its numbers asks.
  static func merged(
    _ hops: [(number: Int, second: Int64)], on axis: TimeAxis, room: ([Int]) -> Double
  ) -> [Mark] {
    let sorted = hops.sorted { ($0.second, $0.number) < ($1.second, $1.number) }
    var marks: [Mark] = []
    for (number, second) in sorted {
      let x = axis.x(second)
      marks.append(Mark(x: x, lastX: x, numbers: [number]))
      while marks.count > 1 {
        let (before, last) = (marks[marks.count - 2], marks[marks.count - 1])
        guard last.x - before.lastX < 3 || last.x - before.x < room(before.numbers) else { break }
        marks.removeLast()
        marks[marks.count - 1].numbers = (before.numbers + last.numbers).sorted()
        marks[marks.count - 1].lastX = last.lastX
      }
    }
    return marks
  }

  /// `1–5`, `1–5, 7`, `3, 5`.
  static func list(_ numbers: [Int]) -> String {
    var parts: [String] = []
    var index = 0
    while index < numbers.count {
      var end = index
      while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
      switch end - index {
      case 0: parts.append("\(numbers[index])")
      case 1: parts += ["\(numbers[index])", "\(numbers[end])"]
      default: parts.append("\(numbers[index])–\(numbers[end])")
      }
      index = end + 1
    }
    return parts.joined(separator: ", ")
  }
}
