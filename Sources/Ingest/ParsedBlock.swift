public import EntraModel

/// What parsing made of one block: rows, faults, remarks, and the counts that the accounting needs.
///
/// Every record is exactly one of: a row, a fault whose place has a record number, or refused. The evidence number in
/// all places is 0; whoever stores them knows the real one.
public struct ParsedBlock: Sendable {
  /// The rows, in the order of the evidence.
  public var batch = EventBatch()
  /// Records that couldn't be read, in order.
  public var faults: [Fault] = []
  /// What is odd about records that were kept, in order.
  public var remarks: [Remark] = []
  /// Number of records in the block.
  public var records = 0
  /// Records that are readable but not ours.
  public var refused = 0
  /// Why the first refused record was refused; nil when none was.
  public var refusedReason: Slug?
  /// One line for people about the first refused record.
  public var refusedMessage = ""
  /// What the records say about the tenant whose log this is.
  public var votes = OwnerVotes()
  /// Records by format name: of those that became rows, and of named kinds that were refused.
  public var formats: [String: Int] = [:]

  /// Makes an empty result.
  public init() {}

  /// Whether every record is accounted for.
  public var isBalanced: Bool {
    records == batch.rows.count + faults.count(where: { $0.place.record > 0 }) + refused
  }
}
