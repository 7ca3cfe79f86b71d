/// Numbers as a terminal prints them: digits in threes, bytes in units, one thing or several.
enum Counts {
  /// `96,240`.
  static func grouped(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// `1 event`, `96,240 events`.
  static func of(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    grouped(number) + " " + (number == 1 ? singular : plural ?? singular + "s")
  }

  /// `302 MB`, in powers of ten.
  static func bytes(_ count: Int64) -> String {
    let units: [(Int64, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "KB")]
    for (size, unit) in units where count >= size {
      let tenths = (count * 10 + size / 2) / size
      return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
    }
    return "\(count) B"
  }
}
