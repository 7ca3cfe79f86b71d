/// Bounded parallel work over a stream of inputs whose outputs are taken in the order of the inputs.
///
/// Outputs are joined by index, so nothing that follows can depend on scheduling. At most twice as many inputs as
/// workers are in flight, finished but not yet taken ones included: that bounds memory.
enum ParallelChunks {
  /// Draws inputs, transforms each in a task of its own, and hands the outputs on in order.
  ///
  /// - Parameters:
  ///   - jobs: Number of tasks at a time, at least 1. With 1 no task is made.
  ///   - next: The next input, nil after the last; called from the calling task alone.
  ///   - transform: The pure work.
  ///   - consume: Takes outputs in the order of their inputs; called from the calling task alone.
  /// - Throws: What `next` or `consume` throws; tasks under way are awaited and their outputs dropped.
  static func run<Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, transform: @escaping @Sendable (Input) -> Output,
    consume: (Output) throws -> Void
  ) async throws {
    guard jobs > 1 else {
      while let input = try next() { try consume(transform(input)) }
      return
    }
    try await withThrowingTaskGroup(of: Numbered<Output>.self) { group in
      var (submitted, taken, isDrained) = (0, 0, false)
      var waiting: [Int: Output] = [:]
      while true {
        while !isDrained, submitted - taken < 2 * jobs, submitted - taken - waiting.count < jobs {
          guard let input = try next() else {
            isDrained = true
            break
          }
          let index = submitted
          group.addTask { Numbered(index: index, value: transform(input)) }
          submitted += 1
        }
        guard submitted > taken, let done = try await group.next() else { return }
        waiting[done.index] = done.value
        while let output = waiting.removeValue(forKey: taken) {
          try consume(output)
          taken += 1
        }
      }
    }
  }

  private struct Numbered<Value: Sendable>: Sendable {
    var index: Int
    var value: Value
  }
}
