public import EntraModel
internal import TenantGraph

/// The logs that findings needed and the case doesn't hold.
public enum LogFetches {
  /// What belongs to a finding lies within the attribution window on either side of it (reference/detections T5).
  private static let windowDays: Int64 = 30

  /// The logs to fetch for a finding, by tenant and log; none for a finding without a time.
  ///
  /// A log is fetched when the case holds none of that tenant, and its older part when the rule needs that, or when a
  /// step of the walk is missing and the log begins after it could have happened. Absence of a log is never absence of the act.
  public static func of(_ finding: Finding, coverage: [Coverage]) -> [LogFetch] {
    guard let first = finding.firstSeen, let last = finding.lastSeen,
      let rule = Detections.all.first(where: { $0.rule == finding.rule })
    else { return [] }
    let from = day(first, plus: -windowDays)
    let until = day(last, plus: windowDays + 1)
    var wanted = Set(rule.logsNeeded.flatMap(wants))
    if finding.path.contains(where: { $0.state == .missing }) {
      wanted.insert(Want(side: .target, source: .audit, isOlder: true))
    }
    let fetches = wanted.compactMap { need -> LogFetch? in
      let side = need.side == .source ? finding.sourceTenant : finding.targetTenant
      guard let tenant = side, !WellKnown.isMicrosoft(tenant) else { return nil }
      let held = coverage.first {
        $0.tenant == tenant && $0.source == need.source && $0.events > 0
      }
      guard let held else {
        return LogFetch(
          tenant: tenant, source: need.source, from: from, until: until, reason: .missing)
      }
      guard need.isOlder, let begins = held.first, begins > from else { return nil }
      return LogFetch(
        tenant: tenant, source: need.source, from: from, until: day(begins, plus: 1),
        reason: .older)
    }
    return Set(fetches).sorted { left, right in
      (left.tenant.description, left.source, left.reason.rawValue)
        < (right.tenant.description, right.source, right.reason.rawValue)
    }
  }

  /// One log of one side of a finding.
  struct Want: Hashable {
    var side: LogNeed.Side
    var source: EventSource
    var isOlder: Bool
  }

  /// The logs that a line of a rule asks for; what other exporters tell of the same acts isn't fetched as well.
  static func wants(_ words: String) -> [Want] {
    let need = LogNeed(words)
    return need.sides.flatMap { side in
      need.logs.joined().filter { fetched.contains($0) }
        .map { Want(side: side, source: $0, isOlder: need.isOlder) }
    }
  }

  private static let fetched: Set<EventSource> = [
    .audit, .provisioning, .signIn, .nonInteractiveSignIn, .graphActivity,
  ]

  /// The start of the day of an instant in UTC, some days on.
  private static func day(_ instant: Instant, plus days: Int64) -> Instant {
    Instant(ticks: instant.daysSinceEpoch * 86_400 * Instant.ticksPerSecond)
      .advanced(bySeconds: days * 86_400)
  }
}
