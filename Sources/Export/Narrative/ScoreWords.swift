/// What the steps of the scoring formula stand for.
enum ScoreWords {
  /// The meaning of a step's name; the name alone tells nothing to people.
  static func meaning(of step: String) -> Markdown {
    switch step {
    case "S0": "unusual behaviour of the account that acts"
    case "S1": "partner added or changed"
    case "S2": "inbound synchronization allowed"
    case "S3": "automatic redemption or trust turned on"
    case "S4a": "an account put into the scope of synchronization"
    case "S4b": "an account provisioned"
    case "S5": "successful cross-tenant sign-in"
    case "S6": "act by or for the external account"
    case "S6priv": "privileged act by or for the external account"
    case "S7": "policy or configuration removed after use"
    case "S8": "reconnaissance"
    case "S9": "access regained after eviction"
    default: "another step of the rule"
    }
  }
}
