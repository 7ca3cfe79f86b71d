import Testing

@testable import Export

struct ScoreTests {
  @Test(arguments: [
    (0.9342, "0.93"), (0.9350, "0.94"), (0.64937, "0.65"), (1, "1.00"), (0, "0.00"),
    (0.005, "0.01"),
    (.nan, "0.00"), (7, "1.00"),
  ])
  func `a confidence is rounded half up on whole ten-thousandths`(confidence: Double, text: String)
  {
    #expect(Score(confidence).twoDecimals == text)
  }

  @Test(arguments: [(0.45, "0.45"), (1.0, "1.0"), (0.0, "0.0"), (0.7, "0.7"), (0.0525, "0.0525")])
  func `a factor keeps its digits and at least one decimal`(factor: Double, text: String) {
    #expect(Score(factor).shortest == text)
  }

  @Test(arguments: [
    (1, 0.0), (2, 0.301_029_995_7), (10, 1.0), (248, 2.394_451_680_8), (1_000_000, 6.0),
  ])
  func `the logarithm is good to nine digits`(number: Int, expected: Double) {
    #expect(abs(Logarithm.decimal(number) - expected) < 1e-9)
  }
}
