/// A logarithm without the platform's mathematics library, whose last bits differ between machines.
enum Logarithm {
  /// The decimal logarithm of a whole number of 1 or more, good to ten digits; 0 for anything below 1.
  static func decimal(_ number: Int) -> Double {
    guard number > 1 else { return 0 }
    // number = m * 2^e with m in 1..<2; ln m by the series of artanh, which converges fast there.
    let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
    let mantissa = Double(number) / Double(sign: .plus, exponent: exponent, significand: 1)
    let ratio = (mantissa - 1) / (mantissa + 1)
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1, through: 31, by: 2) {
      sum += term / Double(odd)
      term *= ratio * ratio
    }
    let naturalOfTwo = 0.693_147_180_559_945_3
    let naturalOfTen = 2.302_585_092_994_045_7
    return (2 * sum + Double(exponent) * naturalOfTwo) / naturalOfTen
  }
}
