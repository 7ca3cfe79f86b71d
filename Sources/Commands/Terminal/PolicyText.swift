internal import EntraModel
internal import Pipeline

/// The cross-tenant policies at an instant: a table of switches for each, with the record that set each value.
struct PolicyText {
  let report: PolicyReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    page.paragraph(
      Counts.of(report.policies.count, "policy", "policies")
        + (report.at.map { " as of \($0.secondText) UTC" } ?? "; no event of the case has a time"),
      ink: .bold)
    guard !report.policies.isEmpty || !report.jobs.isEmpty else {
      page.paragraph(
        "No record in the case changes a cross-tenant policy: what the policies are is unknown.")
      return page
    }
    let events =
      report.policies.flatMap { policy in
        policy.settings.flatMap(evidence) + policy.undated.flatMap(evidence)
          + policy.gaps.flatMap(\.events)
      } + report.jobs.map(\.event)
    let marks = SourceMarks(events.map(\.place), facts: report.facts)
    for policy in report.policies { add(policy, marks, to: &page) }
    for job in report.jobs { add(job, marks, to: &page) }
    SourcesText(facts: report.facts, terminal: terminal).add(events, to: &page)
    return page
  }

  private func add(_ job: PolicyReport.Job, _ marks: SourceMarks, to page: inout Page) {
    page.gap()
    let source = job.source.map(name) ?? "a tenant not known"
    let target = job.target.map { " into \(name($0))" } ?? ""
    page.paragraph("Synchronization job of \(source)\(target)", ink: .bold)
    page.paragraph(VisibleText.visible(job.id), indent: 2, ink: .dim)
    var table = Table(
      columns: [.init(title: ""), .init(title: "", isFlexible: true)], indent: 2)
    for state in job.states {
      table.rows.append([
        .init(VisibleText.visible(state.key)), .init(VisibleText.visible(state.value)),
      ])
    }
    page.table(table)
    let mark = marks.mark([job.event]).map { " " + $0 } ?? ""
    let when =
      job.seenAt.map { "as its snapshot of \($0.secondText) shows it" }
      ?? "at some time: its snapshot doesn't say when it was taken"
    page.paragraph(when + mark, indent: 2)
  }

  private func add(_ policy: PolicyReport.Policy, _ marks: SourceMarks, to page: inout Page) {
    page.gap()
    let partner = policy.partner.map(name) ?? "everyone else (the default policy)"
    page.paragraph("\(owner(policy)) towards \(partner)", ink: .bold)
    page.paragraph(coverage(policy), indent: 2, ink: .dim)
    var table = Table(
      columns: [
        .init(title: ""), .init(title: ""), .init(title: "", isFlexible: true), .init(title: ""),
      ], indent: 2)
    // What a deletion took away needs no line for each switch.
    let deletion = policy.settings.first { $0.flag == "exists" && $0.value == "off" }?.event
    let shown = policy.settings.filter {
      $0.event != nil && !($0.value == "not-set" && $0.event == deletion)
    }
    for setting in shown { table.rows.append(row(setting, since(setting), marks)) }
    for setting in policy.undated {
      table.rows.append(row(setting, "at some time", marks))
    }
    page.table(table)
    if policy.settings.contains(where: { $0.value == "not-set" }) {
      let what = shown.contains { $0.value == "not-set" } ? "what isn't set" : "everything"
      page.paragraph("the default policy decides \(what)", indent: 2)
    }
    for (snapshot, titles) in confirmations(shown) {
      let mark = marks.mark([snapshot.event]).map { " " + $0 } ?? ""
      page.paragraph(
        "still so in the snapshot of \(snapshot.taken.secondText): "
          + titles.joined(separator: ", ") + mark, indent: 2)
    }
    if !policy.undated.isEmpty {
      page.paragraph(
        "at some time: a snapshot shows it that doesn't say when it was taken", indent: 2)
    }
    let seen = Set(policy.undated.map(\.flag))
    let unknown = policy.settings.filter { $0.event == nil && !seen.contains($0.flag) }.map(\.title)
    if !unknown.isEmpty {
      page.paragraph(
        "unknown, since no record in the case sets it: " + unknown.joined(separator: ", "),
        indent: 2)
    }
    for gap in policy.gaps {
      page.paragraph(
        words(gap) + " " + gap.events.compactMap { marks.mark([$0]) }.joined(separator: ", "),
        lead: "  gap  ", indent: 7, leadInk: { terminal.paint($0, .yellow) })
    }
  }

  private func row(
    _ setting: PolicyReport.Setting, _ since: String, _ marks: SourceMarks
  ) -> [Table.Cell] {
    [
      .init(setting.title), .init(text: word(setting), inks: inks(setting.value)), .init(since),
      .init(setting.event.flatMap { marks.mark([$0]) } ?? "", .dim),
    ]
  }

  /// Snapshots that show what a record had set, each with the switches' names.
  private func confirmations(
    _ settings: [PolicyReport.Setting]
  ) -> [(snapshot: (taken: Instant, event: EventReference), titles: [String])] {
    var found: [(snapshot: (taken: Instant, event: EventReference), titles: [String])] = []
    for setting in settings where setting.since != nil {
      guard let event = setting.seenBy, let taken = setting.seenAt else { continue }
      if let index = found.firstIndex(where: { $0.snapshot.event == event }) {
        found[index].titles.append(setting.title)
      } else {
        found.append(((taken, event), [setting.title]))
      }
    }
    return found
  }

  /// The record that tells a value, and the snapshot that shows the same later.
  private func evidence(_ setting: PolicyReport.Setting) -> [EventReference] {
    guard let event = setting.event else { return [] }
    return [event] + (setting.seenBy.map { $0 == event ? [] : [$0] } ?? [])
  }

  private func owner(_ policy: PolicyReport.Policy) -> String {
    policy.owner.map(name) ?? "a tenant not known"
  }

  private func name(_ tenant: TenantID) -> String {
    let declared = report.facts.knownPartners.first { $0.tenant == tenant }?.name ?? ""
    let name = declared.isEmpty ? report.facts.tenantNames[tenant] ?? "" : declared
    return name.isEmpty ? tenant.description : "\(VisibleText.visible(name)) (\(tenant))"
  }

  /// Whether the owner's audit log reaches the instant.
  private func coverage(_ policy: PolicyReport.Policy) -> String {
    guard let audited = policy.audited else {
      return "no audit log of it in the case: changes that no other log shows are unknown"
    }
    let window = "audit log \(audited.lowerBound.secondText) to \(audited.upperBound.secondText)"
    guard let at = report.at else { return window }
    if at > audited.upperBound {
      return window + ", before the instant: what changed since is unknown"
    }
    if at < audited.lowerBound {
      return window + ", after the instant: only old values of later records tell"
    }
    return window
  }

  private func word(_ setting: PolicyReport.Setting) -> String {
    if setting.flag == "exists" { return setting.value == "on" ? "there" : "not there" }
    return setting.value == "not-set" ? "not set" : setting.value
  }

  private func plain(_ value: String?) -> String {
    value == "not-set" ? "not set" : value ?? "unknown"
  }

  private func inks(_ value: String) -> [Terminal.Ink] {
    switch value {
    case "on": [.yellow]
    case "not-set": [.dim]
    default: []
    }
  }

  private func since(_ setting: PolicyReport.Setting) -> String {
    if let since = setting.since { return "since \(since.secondText)" }
    guard let seen = setting.seenAt else { return "then; old value of a later record" }
    return "seen \(seen.secondText)"
  }

  private func words(_ gap: PolicyReport.Gap) -> String {
    let span = "between \(gap.after.secondText) and \(gap.before.secondText)"
    switch gap.kind {
    case "old-value-differs":
      let (says, replayed) = (gap.says ?? "", gap.replayed ?? "")
      return
        "\(gap.title): the record says it was \(says), the one before had set it \(replayed). "
        + "A change \(span) isn't in the logs."
    case "snapshot-differs":
      return
        "\(gap.title): \(plain(gap.replayed)) before, \(plain(gap.says)) after, as a snapshot shows. "
        + "A change \(span) isn't in the logs."
    case "deleted-with-synchronization":
      return
        "deleted while synchronization was allowed, which Entra refuses. The record that takes it "
        + "away, \(span), isn't in the logs."
    case "added-twice":
      return "added while it was there. A deletion \(span) isn't in the logs."
    default:
      return
        "changed after its deletion. The record that adds it again, \(span), isn't in the logs."
    }
  }
}
