internal import EntraModel

/// The order of findings in every export: gravest first, then most evidence, earliest, rule and id.
enum FindingOrder {
  /// The findings in that order.
  ///
  /// - Complexity: O(n log n).
  static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      let (leftScore, rightScore) = (Score(left.confidence), Score(right.confidence))
      if leftScore != rightScore { return leftScore.tenThousandths > rightScore.tenThousandths }
      let (leftTime, rightTime) = (left.firstSeen?.ticks ?? .max, right.firstSeen?.ticks ?? .max)
      return (leftTime, left.rule, left.id) < (rightTime, right.rule, right.id)
    }
  }
}

/// A confidence in whole ten-thousandths, so that every machine prints the same.
struct Score: Equatable {
  /// 0 to 10000.
  var tenThousandths: Int

  /// Takes a confidence from 0 to 1; anything that isn't a number is 0.
  init(_ confidence: Double) {
    let scaled = (confidence * 10_000).rounded()
    tenThousandths = scaled.isFinite ? min(max(Int(scaled), 0), 10_000) : 0
  }

  /// Two decimals, rounded half up: `0.93`.
  var twoDecimals: String {
    let hundredths = (tenThousandths + 50) / 100
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }

  /// Up to four decimals and at least one: `0.45`, `1.0`.
  var shortest: String {
    var digits = String(10_000 + tenThousandths % 10_000).dropFirst()
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return "\(tenThousandths / 10_000)." + digits
  }
}
