internal import EntraModel

/// The words around a hop: what was compared, which traces were seen, how accounts were joined, who initiated.
enum StepWords {
  /// What the record says beside the act: old and new values, or the risk of a sign-in.
  ///
  /// `The record shows: synchronization unset -> true.` from `sync:unset>true`; empty when nothing was compared.
  static func change(_ change: String) -> Markdown {
    let risk = "risk:"
    if change.hasPrefix(risk), !change.contains(">") {
      return "Risk level in the record: \(prose: String(change.dropFirst(risk.count)))."
    }
    let flags = change.split(separator: " ").map { flag -> Markdown in
      let name = flag.prefix { $0 != ":" }
      let values = flag.dropFirst(name.count + 1).split(separator: ">", maxSplits: 1)
      guard values.count == 2 else { return "\(code: String(flag))" }
      return "\(flagName(String(name))) \(prose: String(values[0])) → \(prose: String(values[1]))"
    }
    return flags.isEmpty ? "" : "The record shows: \(flags.joined("; "))."
  }

  private static func flagName(_ name: String) -> Markdown {
    switch name {
    case "exists": "partner entry"
    case "sync": "inbound synchronization"
    case "group-sync": "inbound synchronization of groups"
    case "service-provider": "service provider"
    case "user-type": "user type"
    case "enabled": "account enabled"
    case "auto-redeem", "auto-redeem-in": "automatic redemption"
    case "auto-redeem-out": "outbound automatic redemption"
    case "b2b", "b2b-in": "B2B collaboration inbound"
    case "b2b-out": "B2B collaboration outbound"
    case "direct-connect", "direct-connect-in": "B2B direct connect inbound"
    case "direct-connect-out": "B2B direct connect outbound"
    case "trust-mfa": "trust in multi-factor claims"
    case "trust-device": "trust in compliant devices"
    case "trust-hybrid": "trust in hybrid-joined devices"
    default: "\(code: name)"
    }
  }

  /// Which of the three events that one synchronized or invited account usually leaves were seen; empty without traces.
  static func traces(_ step: PathStep) -> Markdown {
    guard step.edge == .provisioned || step.edge == .invited, !step.traces.isEmpty else {
      return ""
    }
    let usual = ["invite", "update", "redeem"]
    let seen = usual.filter { step.traces.contains($0) }
    let unseen = usual.filter { !step.traces.contains($0) }
    let others = step.traces.filter { !usual.contains($0) }
    var text: Markdown = "\(seen.count) of the 3 usual traces of such an account are in the logs"
    if !seen.isEmpty { text += ": \(list(seen))" }
    if !unseen.isEmpty { text += "; not in these logs: \(list(unseen))" }
    if !others.isEmpty { text += "; also seen: \(list(others))" }
    return "\(text)."
  }

  /// How the two ends were joined, when not by both object ids.
  static func link(_ step: PathStep) -> Markdown {
    guard step.state != .missing else { return "" }
    switch Score(step.linkQuality).tenThousandths {
    case 10_000...: return ""
    case 9_000...: return "Joined by name and tenant."
    case 7_500...: return "Joined by decoding the external name, or by its domain."
    default: return "Joined by tenant and time alone."
    }
  }

  /// Whether one or both tenants' logs show it; one-sided, the usual case, isn't said.
  static func corroboration(_ step: PathStep) -> Markdown {
    switch step.corroboration {
    case .oneSided: ""
    case .bothSides: "The logs of both tenants show it."
    case .contradicted: "Another record contradicts it."
    }
  }

  /// `Initiator in the record: the account ...`, when the hop doesn't start there.
  static func initiator(_ step: PathStep, _ names: Names) -> Markdown {
    guard let by = step.by, by != step.from else { return "" }
    return "Initiator in the record: \(names.phrase(by))."
  }

  /// How long after the step before, between the seconds that are printed: `3 s later`, `20 min later`.
  static func delay(from before: Instant, to time: Instant) -> Markdown {
    switch wholeSeconds(time) - wholeSeconds(before) {
    case ..<0: "before the hop above"
    case 0: "same second"
    case let seconds: "\(span(seconds)) later"
    }
  }

  /// A span in its largest fitting unit: `90 s`, `20 min`, `7 h`, `12 d`.
  static func span(_ seconds: Int64) -> Markdown {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }

  private static func wholeSeconds(_ instant: Instant) -> Int64 {
    let (quotient, remainder) = instant.ticks.quotientAndRemainder(
      dividingBy: Instant.ticksPerSecond)
    return remainder < 0 ? quotient - 1 : quotient
  }

  private static func list(_ traces: [String]) -> Markdown {
    traces.map { trace -> Markdown in
      switch trace {
      case "add": "add (the account's creation)"
      case "export": "export (the synchronization job's own record)"
      case "provisioning-log": "the provisioning log"
      case "resource-log": "the resource tenant's log"
      case "home-log": "the home tenant's log"
      default: "\(prose: trace)"
      }
    }.joined(", ")
  }
}
