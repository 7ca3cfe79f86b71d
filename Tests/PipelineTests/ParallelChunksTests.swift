import Testing

@testable import Pipeline

@Suite struct `Parallel chunks` {
  @Test(arguments: [1, 2, 4, 9]) func `outputs come in the order of their inputs`(jobs: Int) async throws {
    var (given, taken) = (0, [Int]())
    try await ParallelChunks.run(
      jobs: jobs,
      next: {
        given += 1
        return given <= 100 ? given : nil
      },
      transform: { number in
        // Early inputs take longest, so that scheduling would show.
        var sum = 0
        for step in 0..<((101 - number) * 500) { sum &+= step }
        return sum == -1 ? 0 : number * 10
      },
      consume: { taken.append($0) })
    #expect(taken == (1...100).map { $0 * 10 })
  }

  @Test(arguments: [1, 2, 4]) func `no more than twice the jobs are in flight`(jobs: Int) async throws {
    var (given, taken, most) = (0, 0, 0)
    try await ParallelChunks.run(
      jobs: jobs,
      next: {
        given += 1
        most = max(most, given - taken)
        return given <= 50 ? given : nil
      },
      transform: { $0 },
      consume: { _ in taken += 1 })
    #expect(taken == 50)
    #expect(most <= 2 * jobs)
  }

  @Test(arguments: [1, 3]) func `an error of the consumer ends the work`(jobs: Int) async {
    struct Stop: Error {}
    var taken = 0
    await #expect(throws: Stop.self) {
      try await ParallelChunks.run(
        jobs: jobs, next: { 1 }, transform: { $0 },
        consume: { _ in
          taken += 1
          if taken == 5 { throw Stop() }
        })
    }
    #expect(taken == 5)
  }

  @Test func `nothing in gives nothing out`() async throws {
    try await ParallelChunks.run(
      jobs: 4, next: { Int?.none }, transform: { $0 },
      consume: { _ in Issue.record("there was an output") })
  }
}
