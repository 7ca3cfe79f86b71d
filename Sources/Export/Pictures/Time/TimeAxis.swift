internal import EntraModel

/// A stretch of time at true scale, from left to right, with ticks that people can name.
struct TimeAxis {
  /// A mark on the axis.
  struct Tick: Equatable {
    /// When, in seconds since the epoch.
    var second: Int64
    /// What is written; empty for a mark alone.
    var label: String
    /// Whether the label stands in the middle of what follows, as the name of a day does, and not at the mark.
    var isSpan: Bool
  }

  /// The first second.
  let start: Int64
  /// The second after the last.
  let end: Int64
  /// Where it begins and how long it is, in pixels.
  let left: Double
  let width: Double
  /// Its ticks, in order; labels never touch.
  let ticks: [Tick]
  /// What stands at its end: UTC, with the month where only days are named.
  let caption: String

  /// Steps between ticks, in seconds, up to ten thousand years.
  private static let steps: [Int64] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
    + days.map { $0 * 86_400 }
  private static let days: [Int64] =
    [1, 2, 3, 7, 14, 28, 61, 91, 182, 365, 730, 1826, 3652, 9131, 18_262, 36_524, 182_621]
    + [365_243, 1_826_212]

  /// An axis from one second to another; it is never shorter than a second.
  init(start: Int64, end: Int64, left: Double, width: Double, mostTicks: Int = 10) {
    let end = max(end, start + 1)
    (self.start, self.end, self.left, self.width) = (start, end, left, width)
    let length = end - start
    let step =
      Self.steps.first { length / $0 <= Int64(mostTicks) } ?? (length / Int64(mostTicks) + 1)
    let crossesYears =
      PictureTime.year(PictureTime.day(start)) != PictureTime.year(PictureTime.day(end - 1))
    var ticks: [Tick] = []
    var second = Self.ceiling(start, to: step)
    while second <= end, ticks.count <= mostTicks + 2 {
      var label = Self.label(second, step: step, crossesYears: crossesYears)
      // An axis of hours says once which day they are of.
      if ticks.isEmpty, step < 86_400, second % 86_400 != 0 {
        label = PictureTime.date(PictureTime.day(second)) + " " + label
      }
      ticks.append(Tick(second: second, label: label, isSpan: step == 86_400))
      second += step
    }
    self.ticks = ticks
    let (firstDay, lastDay) = (PictureTime.day(start), PictureTime.day(end - 1))
    let isOneMonth =
      step == 86_400 && PictureTime.month(firstDay) == PictureTime.month(lastDay)
    caption = isOneMonth ? PictureTime.date(firstDay).suffix(3) + " (UTC)" : "(UTC)"
  }

  /// The position of a second, within the axis.
  func x(_ second: Int64) -> Double {
    let clamped = min(max(second, start), end)
    return left + width * Double(clamped - start) / Double(end - start)
  }

  /// The right end.
  var right: Double { left + width }

  /// Draws axis, ticks and labels; the line is at y, labels stand below.
  func draw(into svg: inout SVGWriter, y: Double) {
    let line = SVGWriter.Line(ink: .lineInk, width: 1.2)
    var stroke = Stroke(x: left, y: y).level(to: right)
    for second in [start] + ticks.map(\.second) + [end] {
      stroke = stroke.jump(x: x(second), y: y).upright(to: y + 4)
    }
    svg.path(stroke, line: line)
    var taken = left - 60
    for tick in ticks where tick.second < end || !tick.isSpan {
      let half = TextWidths.width(of: tick.label, .small) / 2
      var middle = x(tick.second)
      if tick.isSpan { middle = (middle + x(tick.second + 86_400)) / 2 }
      guard middle - half >= taken + 6, middle + half <= right + 14 else { continue }
      svg.text(tick.label, x: middle, y: y + 17, .small, ink: .mute, anchor: .middle)
      taken = middle + half
    }
    svg.text(caption, x: max(right + 6, taken + 6), y: y + 17, .small, ink: .mute)
  }

  /// Thin upright lines at the ticks.
  func drawGrid(into svg: inout SVGWriter, top: Double, bottom: Double) {
    var stroke = Stroke(x: left, y: top).upright(to: bottom)
    for second in ticks.map(\.second) + [end] {
      stroke = stroke.jump(x: x(second), y: top).upright(to: bottom)
    }
    svg.path(stroke, line: .init(ink: .grid))
  }

  private static func label(_ second: Int64, step: Int64, crossesYears: Bool) -> String {
    let day = PictureTime.day(second)
    switch step {
    case ..<60: return PictureTime.clock(second)
    case ..<86_400:
      return second == day * 86_400 ? PictureTime.date(day) : PictureTime.minute(second)
    case 86_400: return PictureTime.weekday(day)
    case ..<(28 * 86_400):
      return PictureTime.date(day) + (crossesYears ? " " + PictureTime.year(day) : "")
    case ..<(365 * 86_400): return PictureTime.month(day)
    default: return PictureTime.year(day)
    }
  }

  private static func ceiling(_ second: Int64, to step: Int64) -> Int64 {
    let remainder = ((second % step) + step) % step
    return remainder == 0 ? second : second + step - remainder
  }
}
