internal import Custody
internal import EntraModel
internal import TenantGraph

/// Replays the policies of a case up to an instant.
enum PolicyRun {
  /// The policies at an instant, or after the last event when none is given.
  static func run(_ casefile: Casefile, at instant: Instant?, tool: String) throws -> PolicyReport {
    let facts = try CaseAccess.facts(casefile, tool: tool)
    let graph = try GraphRun.build(casefile, facts: facts)
    let at = instant ?? facts.coverage.compactMap(\.last).max()
    return PolicyReport(
      at: at,
      policies: graph.policies.keys.sorted().compactMap { pair in
        graph.policies[pair].map { policy($0.stand(at: at ?? Instant(ticks: .max)), facts) }
      },
      jobs: try jobs(casefile, at: at),
      cast: Cast(graph.nodes), facts: facts)
  }

  /// The last snapshot of each job until the instant; of a job that has none, one that doesn't say when it was taken.
  private static func jobs(_ casefile: Casefile, at: Instant?) throws -> [PolicyReport.Job] {
    var filter = EventFilter()
    (filter.relevantOnly, filter.datedOnly) = (true, false)
    let cursor = try casefile.events(filter)
    var jobs: [String: PolicyReport.Job] = [:]
    while let event = try cursor.next() {
      guard event.source == .policySnapshot, event.target.kind != .policy,
        event.instant.map({ instant in at.map { instant <= $0 } ?? false })
          ?? (jobs[event.target.id] == nil)
      else { continue }
      jobs[event.target.id] = PolicyReport.Job(
        id: event.target.id, template: event.target.name, source: event.logTenant,
        target: event.partnerTenant, seenAt: event.instant,
        states: (event.detail?.changes ?? []).map { KeyValue(key: $0.name, value: $0.new ?? "") },
        event: EventReference(event))
    }
    return jobs.values.sorted {
      ($0.source?.description ?? "", $0.id) < ($1.source?.description ?? "", $1.id)
    }
  }

  private static func policy(_ stand: PolicyStand, _ facts: CaseFacts) -> PolicyReport.Policy {
    let audit = facts.coverage.first {
      $0.tenant == stand.pair.owner && $0.source == .audit && $0.events > 0
    }
    var audited: ClosedRange<Instant>?
    if let first = audit?.first, let last = audit?.last { audited = first...last }
    return PolicyReport.Policy(
      node: .policy(owner: stand.pair.owner, partner: stand.pair.partner), owner: stand.pair.owner,
      partner: stand.pair.partner,
      settings: stand.settings.map(setting), undated: stand.undated.map(setting),
      gaps: stand.gaps.map(gap), audited: audited)
  }

  private static func setting(_ setting: PolicyStand.Setting) -> PolicyReport.Setting {
    PolicyReport.Setting(
      flag: setting.flag.word, title: setting.flag.title, value: setting.value.rawValue,
      since: setting.since, event: setting.event, seenBy: setting.seenBy, seenAt: setting.seenAt)
  }

  private static func gap(_ gap: PolicyGap) -> PolicyReport.Gap {
    var report = PolicyReport.Gap(
      kind: "", title: "", says: nil, replayed: nil, after: gap.after, before: gap.before,
      events: [gap.earlier, gap.event])
    switch gap.kind {
    case .oldValueDiffers(let flag, let says, let replayed):
      report.kind = "old-value-differs"
      report.title = flag.title
      report.says = says ? "on" : "off"
      report.replayed = replayed ? "on" : "off"
    case .snapshotDiffers(let flag, let says, let before):
      report.kind = "snapshot-differs"
      report.title = flag.title
      report.says = word(says)
      report.replayed = word(before)
    case .deletedWithSynchronization: report.kind = "deleted-with-synchronization"
    case .addedTwice: report.kind = "added-twice"
    case .changedAfterDeletion: report.kind = "changed-after-deletion"
    }
    return report
  }

  private static func word(_ value: Bool?) -> String {
    let stand: PolicyStand.Value = value.map { $0 ? .on : .off } ?? .notSet
    return stand.rawValue
  }
}
