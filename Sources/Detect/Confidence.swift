public import EntraModel

/// The steps of the score with their base probabilities (reference/detections 3.4: a design, not a measurement).
public enum ScoreStep: String, Sendable, CaseIterable {
  case anomaly = "S0"
  case partnerChanged = "S1"
  case syncAllowed = "S2"
  case redemptionOrTrust = "S3"
  case scoped = "S4a"
  case provisioned = "S4b"
  case signedIn = "S5"
  case acted = "S6"
  case actedPrivileged = "S6priv"
  case policyDeleted = "S7"
  case recon = "S8"
  case reentry = "S9"

  /// Base probability that the step alone is part of an attack.
  public var probability: Double {
    switch self {
    case .anomaly: 0.30
    case .partnerChanged: 0.25
    case .syncAllowed: 0.45
    case .redemptionOrTrust: 0.15
    case .scoped: 0.25
    case .provisioned: 0.40
    case .signedIn: 0.30
    case .acted: 0.30
    case .actedPrivileged: 0.55
    case .policyDeleted: 0.35
    case .recon: 0.25
    case .reentry: 0.40
    }
  }

  /// Whether the step shows an identity in the target: without one the score stays at or below 0.65.
  public var isIdentityStep: Bool { self == .provisioned || self == .signedIn }
}

/// The score of a walk: noisy-or over its steps, then caps, then rounding half up on whole ten-thousandths.
public enum Confidence {
  /// What bends a score beside its terms.
  public struct Conditions: Sendable {
    /// Automatic redemption is covered by the target's audit log and absent: times 0.7.
    public var isRedemptionCoveredAndAbsent = false
    /// The evidence contradicts itself: at most 0.40.
    public var isContradicted = false
    /// Every identity link rests on tenant and time alone: at most 0.60.
    public var isTenantTimeOnly = false

    /// Makes conditions that bend nothing.
    public init() {}
  }

  /// Scores terms; each step counts once.
  public static func score(_ terms: [ScoreTerm], _ conditions: Conditions) -> Double {
    var product = 1.0
    for term in terms { product *= 1 - term.probability * term.quality * term.discount }
    var score = 1 - product
    if conditions.isRedemptionCoveredAndAbsent { score *= 0.7 }
    let steps = Set(terms.map(\.step))
    let isIdentified = ScoreStep.allCases.contains {
      $0.isIdentityStep && steps.contains($0.rawValue)
    }
    if !isIdentified { score = min(score, 0.65) }
    if steps == [ScoreStep.signedIn.rawValue] { score = min(score, 0.35) }
    if conditions.isContradicted { score = min(score, 0.40) }
    if conditions.isTenantTimeOnly { score = min(score, 0.60) }
    return rounded(score)
  }

  /// Half up on whole ten-thousandths; a hair is added first, since 0.5 of a ten-thousandth is rarely exact in binary.
  public static func rounded(_ score: Double) -> Double {
    ((score * 10_000 + 0.5 + 1e-7).rounded(.down)) / 10_000
  }
}
