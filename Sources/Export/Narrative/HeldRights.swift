internal import EntraModel

/// Who held the right to change a policy, and since when: read from the `granted` edges of whoever changed it.
struct HeldRights {
  let document: NarrativeDocument

  /// The accounts and service principals recorded as changing a policy on a finding's path, each once, in its order.
  static func initiators(of finding: Finding) -> [NodeID] {
    var seen = Set<NodeID>()
    return finding.path.filter { $0.edge == .configured && $0.state == .observed }
      .map(\.from).filter { seen.insert($0).inserted }
  }

  /// One sentence a grant, or one that says that the logs don't show it.
  func sentences(of finding: Finding) -> [Markdown] {
    Self.initiators(of: finding).flatMap { initiator -> [Markdown] in
      let grants = document.grants[initiator] ?? []
      let change = finding.path.filter { $0.edge == .configured && $0.from == initiator }
        .compactMap(\.time).min()
      let found = grants.flatMap { edge in edge.acts.map { sentence(edge, $0, change) } }
      guard found.isEmpty else { return found }
      let who = document.names.phrase(initiator)
      return [
        "The logs in this case don't show when \(who) was given the right to change this policy."
      ]
    }
  }

  private func sentence(_ edge: Edge, _ act: Act, _ change: Instant?) -> Markdown {
    let names = document.names
    let what = names.phrase(edge.from)
    let who = names.phrase(edge.to)
    let verb: Markdown =
      names.kind(of: edge.from) == .group ? "is recorded as joined by" : "is recorded as given to"
    let time: Markdown = act.instant.map { "on \($0) UTC" } ?? "at a time that isn't recorded"
    let initiator: Markdown =
      act.by.map { ", with \(names.phrase($0)) as initiator" }
      ?? ", without an initiator in the record"
    let end: Markdown = act.validUntil.map { " It ended on \($0) UTC." } ?? ""
    let cited = document.citations.cite(act.events)
    let distance = distance(act.instant, change)
    return "\(what.capitalised) \(verb) \(who) \(time)\(distance)\(initiator). \(cited)\(end)"
  }

  /// How long before the policy was changed; a right that came later can't be the one that was used.
  private func distance(_ grant: Instant?, _ change: Instant?) -> Markdown {
    guard let grant, let change else { return "" }
    let seconds = change.seconds(since: grant)
    if grant > change { return ", which is after the policy was changed" }
    return ", \(StepWords.span(seconds)) before the policy was changed"
  }
}
