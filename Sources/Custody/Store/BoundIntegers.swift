/// What the parameters of a statement are bound to, as far as it is a number or NULL.
struct BoundIntegers {
  private enum Holding: UInt8 { case other, null, number }

  private var holdings: [Holding]
  private var numbers: [Int64]

  init(columns: Int) {
    holdings = Array(repeating: .other, count: columns + 1)
    numbers = Array(repeating: 0, count: columns + 1)
  }

  /// Notes a value; false when the parameter has it already.
  mutating func change(_ position: Int32, to value: Int64?) -> Bool {
    let index = Int(position)
    guard let value else {
      if holdings[index] == .null { return false }
      holdings[index] = .null
      return true
    }
    if holdings[index] == .number, numbers[index] == value { return false }
    holdings[index] = .number
    numbers[index] = value
    return true
  }

  /// Notes that the parameter holds a text or a blob.
  mutating func forget(_ position: Int32) { holdings[Int(position)] = .other }

  /// Whether it holds a text, a blob, or nothing that was noted.
  func isForgotten(_ position: Int32) -> Bool { holdings[Int(position)] == .other }

  /// The number it holds.
  func value(_ position: Int32) -> Int64? {
    holdings[Int(position)] == .number ? numbers[Int(position)] : nil
  }
}
