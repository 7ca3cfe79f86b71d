internal import EntraModel
internal import Pipeline

/// The hops of a path as lines: number, time, delta, tenants, what happened, and where it says so.
struct HopTable {
  let facts: CaseFacts
  let words: NodeWords
  let terminal: Terminal

  /// Adds the hops of a path, with a line for each new day.
  ///
  /// `~` marks an inferred hop and `?` a missing one; neither ever gets a clock time.
  func add(_ steps: [PathStep], to page: inout Page) {
    var (previous, day): (Instant?, String) = (nil, "")
    let unlined = filesWithoutLines(steps)
    let sources = steps.map { source($0, unlined: unlined) }
    let sourceWidth = sources.map(TextWidth.columns).max() ?? 0
    let tenantWidth = steps.map { TextWidth.columns(words.tenants($0, on: terminal)) }.max() ?? 0
    for (step, source) in zip(steps, sources) {
      if let time = step.time, step.state == .observed, Times.day(time) != day {
        day = Times.day(time)
        page.line(terminal.paint("    " + day, .dim))
      }
      let isTimed = step.state == .observed
      let clock = isTimed ? step.time.map(Times.clock) ?? "no time" : "no time"
      let delta =
        isTimed
        ? previous.flatMap { before in
          step.time.map { Times.delta(seconds: $0.seconds(since: before)) }
        } ?? "" : ""
      var line = TextWidth.aligned(String(step.step), to: 2) + mark(step.state) + " "
      line += TextWidth.padded(clock, to: 8) + " " + TextWidth.padded(delta, to: 7) + " "
      line += TextWidth.padded(words.tenants(step, on: terminal), to: tenantWidth) + "  "
      let room = terminal.width - TextWidth.columns(line) - 2 - sourceWidth
      let clause = VisibleText.fitted(
        StepWords(nodes: words).clause(step), to: max(12, room), on: terminal)
      line += TextWidth.padded(clause, to: max(12, room)) + "  "
      page.line(inked(line, step.state) + terminal.paint(source, .dim))
      if isTimed, let time = step.time { previous = time }
    }
  }

  /// The words under a table whose marks need them.
  static func legend(_ steps: [PathStep]) -> String {
    var parts: [String] = []
    if steps.contains(where: { $0.state == .inferred }) {
      parts.append("~ inferred: no record shows it, it follows from the others")
    }
    if steps.contains(where: { $0.state == .missing }) {
      parts.append("? missing: expected, and no record of it")
    }
    return parts.joined(separator: "   ")
  }

  /// Files whose records share a line, as Graph writes a page: the record's number says more than the line's.
  private func filesWithoutLines(_ steps: [PathStep]) -> Set<EvidenceID> {
    var records: [EvidenceID: [Int64: Set<Int64>]] = [:]
    for place in steps.flatMap({ $0.events.map(\.place) }) {
      records[place.evidence, default: [:]][place.line, default: []].insert(place.record)
    }
    return Set(records.filter { $0.value.values.contains { $0.count > 1 } }.keys)
  }

  /// `E3:1042` with the line, or `E3#17` with the record's number; `+2` for two more events.
  private func source(_ step: PathStep, unlined: Set<EvidenceID>) -> String {
    guard let place = step.events.first?.place, let file = facts.file(place.evidence) else {
      return step.state.rawValue
    }
    let position =
      unlined.contains(place.evidence) ? "#\(place.record)" : ":\(place.line)"
    return "E\(file.number)" + position
      + (step.events.count > 1 ? "+\(step.events.count - 1)" : "")
  }

  private func mark(_ state: EvidenceState) -> String {
    switch state {
    case .observed: " "
    case .inferred: "~"
    case .missing: "?"
    }
  }

  private func inked(_ line: String, _ state: EvidenceState) -> String {
    switch state {
    case .observed: line
    case .inferred: terminal.paint(line, .yellow)
    case .missing: terminal.paint(line, .dim)
    }
  }
}
