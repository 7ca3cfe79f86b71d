import Detect
import EntraModel
import Testing

struct ConfidenceTests {
  private func score(_ steps: [ScoreStep]) -> Double {
    Confidence.score(
      steps.map {
        ScoreTerm(step: $0.rawValue, probability: $0.probability, quality: 1, discount: 1)
      },
      Confidence.Conditions())
  }

  @Test(
    arguments: [
      (
        [
          .partnerChanged, .syncAllowed, .redemptionOrTrust, .provisioned, .signedIn,
          .actedPrivileged,
        ], 0.9337
      ),
      ([.partnerChanged, .syncAllowed, .redemptionOrTrust, .provisioned, .signedIn], 0.8527),
      ([.partnerChanged, .syncAllowed, .redemptionOrTrust], 0.6494),
      ([.syncAllowed, .redemptionOrTrust, .provisioned, .signedIn], 0.8037),
      ([.scoped, .provisioned, .signedIn, .actedPrivileged], 0.8583),
      ([.scoped, .provisioned, .signedIn], 0.6850),
      ([.partnerChanged, .redemptionOrTrust, .signedIn], 0.5538),
      (
        [.partnerChanged, .syncAllowed, .redemptionOrTrust, .provisioned, .signedIn, .reentry],
        0.9116
      ),
      (
        [
          .partnerChanged, .syncAllowed, .redemptionOrTrust, .provisioned, .signedIn,
          .policyDeleted,
        ], 0.9043
      ),
    ] as [([ScoreStep], Double)])
  func `the worked values of the catalogue come out`(steps: [ScoreStep], value: Double) {
    #expect(score(steps) == value)
  }

  @Test func `without an identity step the score stays at sixty five hundredths`() {
    #expect(score([.anomaly, .partnerChanged, .syncAllowed, .redemptionOrTrust]) == 0.65)
  }

  @Test func `a sign-in alone stays at thirty five hundredths`() {
    #expect(score([.signedIn]) == 0.30)
  }

  @Test
  func `a contradiction caps, and redemption that is covered and absent takes three tenths off`() {
    let terms = [ScoreStep.syncAllowed, .provisioned, .signedIn].map {
      ScoreTerm(step: $0.rawValue, probability: $0.probability, quality: 1, discount: 1)
    }
    var conditions = Confidence.Conditions()
    conditions.isRedemptionCoveredAndAbsent = true
    #expect(Confidence.score(terms, conditions) == 0.5383)
    conditions.isContradicted = true
    #expect(Confidence.score(terms, conditions) == 0.4)
  }

  @Test func `rounding is half up on whole ten-thousandths`() {
    #expect(Confidence.rounded(0.12345) == 0.1235)
    #expect(Confidence.rounded(0.123449) == 0.1234)
    #expect(Confidence.rounded(1) == 1)
  }

  @Test(arguments: [
    (0.80, Strength.strong), (0.7999, .moderate), (0.5, .moderate), (0.4999, .weak),
  ])
  func `strength is a word`(confidence: Double, strength: Strength) {
    #expect(Strength(confidence: confidence) == strength)
  }
}
