/// Which values of a record its formats took for records of their own: kept only when a record is read again.
struct NestingTrace {
  /// A value that holds a record, and the record.
  struct Step {
    /// The string that was unpacked, or the object as it stands.
    var holder: JSONValue
    /// The record.
    var record: JSONValue
  }

  /// The steps, outermost first.
  private(set) var steps: [Step] = []
  /// Whether the record was put back from other fields: what it holds lies nowhere in the evidence.
  private(set) var isRebuilt = false

  /// Notes that a record was unpacked from a value.
  mutating func unpack(_ record: JSONValue, from holder: JSONValue) {
    if !isRebuilt { steps.append(Step(holder: holder, record: record)) }
  }

  /// Notes that what follows is no text of the evidence.
  mutating func rebuild() { isRebuilt = true }
}
