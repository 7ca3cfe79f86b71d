internal import EntraModel

/// Which stretches of a window logs cover, in seconds: from a first record to a last, without silences of a day or more.
struct LogSpans: Equatable {
  /// A silence that counts as a gap, in hours; shorter ones are nights.
  static let gapHours: Int64 = 24

  /// The stretches in order; each begins with its first second and ends before its second number.
  private(set) var spans: [(from: Int64, to: Int64)]

  /// What one log covers.
  init(_ log: Coverage) {
    guard let first = log.first, let last = log.last else {
      spans = []
      return
    }
    var start = PictureTime.seconds(first)
    spans = []
    for gap in log.gaps(atLeastHours: Self.gapHours) {
      spans.append((start, PictureTime.seconds(gap.lowerBound)))
      start = PictureTime.seconds(gap.upperBound)
    }
    spans.append((start, PictureTime.seconds(last) + 1))
  }

  /// What any of several logs covers.
  init(any logs: [Coverage]) {
    let all = logs.flatMap { LogSpans($0).spans }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    spans = []
    for span in all {
      if let last = spans.last, span.from <= last.to {
        spans[spans.count - 1].to = max(last.to, span.to)
      } else {
        spans.append(span)
      }
    }
  }

  /// The stretches within a window.
  func covered(in window: CaseWindow) -> [(from: Int64, to: Int64)] {
    spans.filter { $0.to > window.start && $0.from < window.end }
      .map { (max($0.from, window.start), min($0.to, window.end)) }
  }

  /// The rest of a window.
  func uncovered(in window: CaseWindow) -> [(from: Int64, to: Int64)] {
    var (rest, at): ([(from: Int64, to: Int64)], Int64) = ([], window.start)
    for span in covered(in: window) {
      if span.from > at { rest.append((at, span.from)) }
      at = max(at, span.to)
    }
    if at < window.end { rest.append((at, window.end)) }
    return rest
  }

  static func == (left: LogSpans, right: LogSpans) -> Bool {
    left.spans.elementsEqual(right.spans) { $0 == $1 }
  }
}
