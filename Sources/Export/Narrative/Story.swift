internal import EntraModel

/// A finding as a story of a few sentences: who opened the way, who came in, what followed, how it is known.
///
/// Each sentence is one that a record shows, with its time before it and its citations after it. What no record shows
/// stands among the unknown.
struct Story {
  let document: NarrativeDocument
  let finding: Finding

  private var observed: [PathStep] { finding.path.filter { $0.state == .observed } }

  /// Who changed the policy first.
  var opened: Markdown { told(opening) }

  /// How many records show the policy changed, and when; empty for one.
  var changes: Markdown {
    let records = distinct(openings)
    guard records.count > 1, let from = records.compactMap(\.instant).min(),
      let to = records.compactMap(\.instant).max()
    else { return "" }
    return "In all, \(records.count) records show these settings changed, \(window(from, to))."
  }

  private var openings: [PathStep] {
    observed.filter { $0.edge == .configured && !Phase.closes($0) }
  }

  private var opening: PathStep? {
    openings.first { $0.verb == "enable-sync" } ?? openings.first
      ?? observed.first { $0.edge == .grantedInbound }
  }

  /// Who chose what is synchronized.
  var chosen: Markdown { told(observed.first { $0.edge == .scoped }) }

  /// How the account from outside came to be.
  var arrived: Markdown {
    told(observed.first { $0.edge == .provisioned || $0.edge == .invited })
  }

  /// The first sign-in of whoever came in, and how many there are on the path.
  var used: Markdown {
    counted(observed.filter { $0.edge == .signedIn && isIncomer($0.from) }, "further sign-in")
  }

  /// What was given to, or done by, whoever came in: a right given first, else the last act.
  var followed: Markdown {
    let acts = observed.filter {
      ($0.edge == .granted && isIncomer($0.to)) || ($0.edge == .acted && isIncomer($0.from))
    }
    guard let first = acts.first(where: { $0.edge == .granted }) ?? acts.last else { return "" }
    return counted([first] + acts.filter { $0 != first }, "further act")
  }

  /// Sign-ins, rights and acts of others on the path: how it could come to that.
  var before: Markdown {
    let others = observed.filter {
      switch $0.edge {
      case .granted: !isIncomer($0.to)
      case .acted, .signedIn: !isIncomer($0.from)
      default: false
      }
    }
    return counted(others, "further such record")
  }

  /// Whether an account came from outside: it was brought in on the path, or the finding has it as external or at home
  /// elsewhere.
  private func isIncomer(_ id: NodeID) -> Bool {
    observed.contains { [.provisioned, .invited].contains($0.edge) && $0.to == id }
      || finding.accounts.contains {
        $0.node == id && ["external account", "home account"].contains($0.role)
      }
  }

  private func counted(_ steps: [PathStep], _ noun: StaticString) -> Markdown {
    let rest = steps.count - 1
    guard rest > 0 else { return told(steps.first) }
    return
      "\(told(steps.first)) \(document.counted(rest, noun)) \(rest == 1 ? "is" : "are" as Markdown) on the path."
  }

  /// What shut the account or the way, as far as a record on the path shows it.
  var closed: Markdown {
    told(observed.last { $0.edge == .evicted || ($0.edge == .configured && Phase.closes($0)) })
  }

  /// How much is behind it: steps, records, files, and whose logs they are.
  var known: Markdown {
    let events = distinct(observed)
    let files = Set(events.map(\.place.evidence))
    let owners = Set(files.compactMap { document.evidence[$0]?.tenant }).sorted()
    let both = observed.count { $0.corroboration == .bothSides }
    let from: Markdown =
      owners.isEmpty ? "" : ", from the logs of \(owners.map(document.names.tenant).listed)"
    var text: Markdown =
      "\(document.strength(finding)). \(document.counted(events.count, "record")) of \(document.counted(files.count, "file")) \(events.count == 1 ? "shows" : "show" as Markdown) it\(from)."
    if both > 0 {
      text +=
        " Of the \(finding.path.count) hops of the path, \(both) \(both == 1 ? "is" : "are" as Markdown) shown by the logs of both tenants."
    }
    return text
  }

  /// Hops that no record shows, and what the rule says is missing.
  var unknown: [Markdown] {
    let hops = finding.path.filter { $0.state != .observed }.map {
      "Hop \($0.step). \(document.unseen($0))" as Markdown
    }
    return hops + finding.missing.map { "\(prose: $0)" }
  }

  /// A hop as `2026-03-10 14:31:16 UTC: the account ... [E4:416].`; empty without one.
  private func told(_ step: PathStep?) -> Markdown {
    guard let step else { return "" }
    let time: Markdown = step.time.map { "\($0) UTC" } ?? "Time not recorded"
    let initiator = StepWords.initiator(step, document.names)
    return
      "\(time): \(document.sentences.logged(step)) \(document.citations.cite(step.events)).\(initiator.isEmpty ? "" : " " as Markdown)\(initiator)"
  }

  private func window(_ from: Instant, _ to: Instant) -> Markdown {
    from.secondText == to.secondText ? "all at \(to) UTC" : "from \(from) to \(to) UTC"
  }

  private func distinct(_ steps: [PathStep]) -> [EventReference] {
    var seen = Set<Int64>()
    return steps.flatMap(\.events).filter { seen.insert($0.key).inserted }
  }
}
