internal import EntraModel

/// The stretch of time that the pictures of a whole case show: all of them the same.
struct CaseWindow {
  /// The first second and the second after the last.
  let start: Int64
  let end: Int64
  /// Events that lie so far off that they would squeeze everything else, and aren't drawn.
  let outside: Int

  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  /// The window of the dated events; nil when there are none.
  ///
  /// A few events with an absurd date don't stretch it: where the hours that hold all but a thousandth of the events and
  /// every hop are a tenth of the whole, they alone are shown.
  init?(_ coverage: [Coverage], hops: [Int64]) {
    guard let first = coverage.compactMap(\.first).min(),
      let last = coverage.compactMap(\.last).max()
    else { return nil }
    var (start, end) = (PictureTime.seconds(first), PictureTime.seconds(last))
    var perHour: [Int64: Int] = [:]
    for hour in coverage.flatMap(\.hours) { perHour[hour.hour, default: 0] += hour.events }
    let hours = perHour.sorted { $0.key < $1.key }
    let total = hours.reduce(0) { $0 + $1.value }
    let spared = total / 2000
    let inner =
      (Self.firstHour(hours, sparing: spared), Self.firstHour(hours.reversed(), sparing: spared))
    var outside = 0
    if case (let low?, let high?) = inner {
      let from = min(hops.min() ?? .max, low * Self.hour)
      let to = max(hops.max() ?? .min, high * Self.hour + Self.hour - 1)
      if (end - start) / 10 > to - from {
        outside = hours.reduce(0) { sum, hour in
          let begin = hour.key * Self.hour
          return begin + Self.hour <= from || begin > to ? sum + hour.value : sum
        }
        (start, end) = (from, to)
      }
    }
    self.outside = outside
    if end - start > 2 * Self.day {
      self.start = PictureTime.day(start) * Self.day
      self.end = (PictureTime.day(end) + 1) * Self.day
    } else {
      (self.start, self.end) = (start, end + 1)
    }
  }

  /// The axis on which the pictures of a case show it.
  var axis: TimeAxis { TimeAxis(start: start, end: end, left: 250, width: 806) }

  private static func firstHour(
    _ hours: [(key: Int64, value: Int)], sparing spared: Int
  ) -> Int64? {
    var sum = 0
    for hour in hours {
      sum += hour.value
      if sum > spared { return hour.key }
    }
    return hours.last?.key
  }
}
