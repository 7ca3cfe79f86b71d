/// The dates of Microsoft's tables: month first, twelve hours.
enum AmericanDate {
  /// `9/30/2026, 7:00:25.000 AM` for `2026-09-30T07:00:25Z`; without milliseconds also without the comma.
  static func text(_ iso: String, isPrecise: Bool = true) -> String {
    let numbers = iso.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 6 else { return iso }
    let hour = numbers[3] % 12 == 0 ? 12 : numbers[3] % 12
    let half = numbers[3] < 12 ? "AM" : "PM"
    let day = "\(numbers[1])/\(numbers[2])/\(numbers[0])"
    let time = "\(hour):\(padded(numbers[4])):\(padded(numbers[5]))"
    return isPrecise ? "\(day), \(time).000 \(half)" : "\(day) \(time) \(half)"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
