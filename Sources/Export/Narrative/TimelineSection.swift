internal import EntraModel

extension NarrativeDocument {
  /// Adds what the findings' records show in the order of time, each once, and how many hops have no time.
  func addTimeline(to view: inout View) {
    let rows = moments(of: findings)
    view.set("moments", rows.map(row))
    let untimed = findings.flatMap(\.path).count { $0.state != .observed || $0.time == nil }
    view.set("untimed", untimed > 0 ? "\(counted(untimed, "hop"))" : "")
  }

  /// A hop with the numbers of the findings that it is part of.
  struct Moment {
    let step: PathStep
    let time: Instant
    var findings: [Int]
  }

  /// The timed hops of findings in order; one that only says what follows from a record is left out beside that record.
  func moments(of findings: [Finding]) -> [Moment] {
    struct Key: Hashable {
      let edge: String
      let verb: String
      let from: NodeID
      let to: NodeID
      let ticks: Int64
    }
    let acts = Set(
      findings.flatMap(\.path).filter { $0.state == .observed && Phase.isAct($0) }
        .flatMap(\.events).map(\.key))
    var places: [Key: Int] = [:]
    var moments: [Moment] = []
    for (index, finding) in findings.enumerated() {
      for step in finding.path where step.state == .observed {
        guard let time = step.time else { continue }
        if !Phase.isAct(step), step.events.allSatisfy({ acts.contains($0.key) }) { continue }
        let key = Key(
          edge: step.edge.label, verb: step.verb, from: step.from, to: step.to, ticks: time.ticks)
        if let place = places[key] {
          if moments[place].findings.last != index + 1 { moments[place].findings.append(index + 1) }
        } else {
          places[key] = moments.count
          moments.append(Moment(step: step, time: time, findings: [index + 1]))
        }
      }
    }
    // Equal times keep the order of the walk, which is that of the records.
    return moments.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }

  private func row(_ moment: Moment) -> View {
    var view = View()
    view.set("time", "\(moment.time)")
    view.set("phase", Phase.words(moment.step))
    view.set("sentence", "\(sentences.logged(moment.step).capitalised).")
    view.set("citations", citations.cite(moment.step.events))
    view.set("inFindings", moment.findings.map { "F\($0)" as Markdown }.joined(", "))
    return view
  }
}
