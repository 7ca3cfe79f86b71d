internal import EntraModel

/// How many events each tenant's logs hold in equal stretches of a window, in memory that doesn't grow with the events.
struct ActivityBins {
  /// Lengths of a stretch, in seconds; from an hour on they are whole hours.
  private static let lengths: [Int64] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
    + [1, 2, 7, 14, 28, 91, 182, 365, 730, 1826, 3652, 18_262, 182_621].map { $0 * 86_400 }
  /// Most stretches of a window.
  static let most: Int64 = 250

  /// The length of a stretch in seconds.
  let length: Int64
  /// The first second of the first stretch.
  let start: Int64
  /// Events by tenant, a number a stretch.
  private(set) var counts: [TenantID?: [Int]] = [:]

  /// Counts the events of a window: from the coverage where hours are enough, else in one pass over the events.
  ///
  /// - Throws: what the events throw.
  init(
    _ window: CaseWindow, coverage: [Coverage], events: () throws -> any EventCursor
  ) throws {
    let span = window.end - window.start
    length = Self.lengths.first { span / $0 < Self.most } ?? span / Self.most + 1
    let remainder = ((window.start % length) + length) % length
    start = window.start - remainder
    let stretches = Int((window.end - start + length - 1) / length)
    for tenant in Set(coverage.map(\.tenant)) {
      counts[tenant] = Array(repeating: 0, count: stretches)
    }
    if length >= 3600 {
      for log in coverage {
        for hour in log.hours { add(hour.events, at: hour.hour * 3600, of: log.tenant) }
      }
    } else {
      let cursor = try events()
      while let event = try cursor.next() {
        guard let instant = event.instant else { continue }
        add(1, at: PictureTime.seconds(instant), of: event.logTenant)
      }
    }
  }

  private mutating func add(_ events: Int, at second: Int64, of tenant: TenantID?) {
    guard second >= start else { return }
    let stretch = (second - start) / length
    guard var row = counts[tenant], stretch < Int64(row.count) else { return }
    counts[tenant] = nil
    row[Int(stretch)] += events
    counts[tenant] = row
  }

  /// What a stretch is called: `an hour`, `5 minutes`.
  var words: String {
    switch length {
    case 1: "a second"
    case ..<60: "\(length) seconds"
    case 60: "a minute"
    case ..<3600: "\(length / 60) minutes"
    case 3600: "an hour"
    case ..<86_400: "\(length / 3600) hours"
    case 86_400: "a day"
    default: "\(length / 86_400) days"
    }
  }

  /// What a stretch is called after `per`: `hour`, `5 minutes`.
  var unit: String {
    for article in ["a ", "an "] where words.hasPrefix(article) {
      return String(words.dropFirst(article.count))
    }
    return words
  }

  /// A round number at least as large as the largest: the top of a scale.
  static func top(_ peak: Int) -> Int {
    var unit = 1
    while unit * 10 < max(peak, 1) { unit *= 10 }
    let steps = [1.0, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
    let candidates = steps.map { Int(($0 * Double(unit)).rounded(.up)) }
    return candidates.first { $0 >= peak } ?? unit * 10
  }
}
