internal import EntraModel
internal import Pipeline

/// The hops of a path as lines: number, time, delta, tenants, what happened, and where it says so.
struct HopTable {
  private let words: NodeWords
  private let terminal: Terminal
  private let marks: SourceMarks

  /// Prepares for the paths of one page, so that a file's records are cited alike in all of them.
  init(_ paths: [[PathStep]], facts: CaseFacts, words: NodeWords, terminal: Terminal) {
    (self.words, self.terminal) = (words, terminal)
    marks = SourceMarks(paths.flatMap { $0.flatMap { $0.events.map(\.place) } }, facts: facts)
  }

  /// The narrowest column for what happened.
  private static let narrowest = 16

  /// Adds the hops of a path, with a line for each new day.
  ///
  /// `~` marks an inferred hop and `?` a missing one; neither ever gets a clock time.
  func add(_ steps: [PathStep], to page: inout Page) {
    var (previous, day): (Instant?, String) = (nil, "")
    let sources = steps.map(source)
    let sourceWidth = sources.map(TextWidth.columns).max() ?? 0
    let tenantWidth = steps.map { TextWidth.columns(words.tenants($0, on: terminal)) }.max() ?? 0
    for (step, source) in zip(steps, sources) {
      let time = step.state == .observed ? step.time : nil
      if let time, Times.day(time) != day {
        day = Times.day(time)
        page.line(terminal.paint("    " + day, .dim))
      }
      let delta = time.flatMap { now in
        previous.map { Times.delta(seconds: now.seconds(since: $0)) }
      }
      var start = TextWidth.aligned(String(step.step), to: 2) + mark(step.state) + " "
      start += TextWidth.padded(time.map(Times.clock) ?? "no time", to: 8) + " "
      start += TextWidth.padded(delta ?? "", to: 7) + " "
      start += TextWidth.padded(words.tenants(step, on: terminal), to: tenantWidth) + "  "
      let margin = TextWidth.columns(start)
      let room = max(Self.narrowest, terminal.width - margin - 2 - sourceWidth)
      add(StepWords(nodes: words).clause(step), of: step, start: start, room: room, source, &page)
      if let time { previous = time }
    }
  }

  /// A hop takes two lines at most; what is longer than that is cut in its middle.
  private func add(
    _ clause: String, of step: PathStep, start: String, room: Int, _ source: String,
    _ page: inout Page
  ) {
    let fitted = VisibleText.fitted(clause, to: 2 * room - room / 3, on: terminal)
    let lines = WordWrap.lines(fitted, columns: room)
    let margin = String(repeating: " ", count: TextWidth.columns(start))
    for (index, line) in lines.enumerated() {
      guard index == 0 else {
        page.line(inked(margin + line, step.state))
        continue
      }
      page.line(
        inked(start + TextWidth.padded(line, to: room) + "  ", step.state)
          + terminal.paint(source, .dim))
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

  private func source(_ step: PathStep) -> String {
    marks.mark(step.events) ?? (step.state == .observed ? terminal.none : step.state.rawValue)
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
