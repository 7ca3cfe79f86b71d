internal import EntraModel

extension NarrativeDocument {
  /// Adds the overview table, every finding in full, and what was looked for when there is none.
  ///
  /// - Throws: what the pictures throw.
  func addFindings(to view: inout View) throws {
    let pictures = try writtenPictures()
    let sections = findings.enumerated().map { section($1, number: $0 + 1, pictures) }
    view.set("findings", sections)
    view.set(
      "rules",
      input.rules.sorted { $0.name < $1.name }.map { rule in
        var line = View()
        line.set("name", "\(code: rule.name)")
        line.set("summary", "\(prose: rule.summary)")
        return line
      })
  }

  private func section(_ finding: Finding, number: Int, _ pictures: [Picture]) -> View {
    var view = View()
    view.set("number", "F\(number)")
    view.set("id", "\(code: finding.id)")
    view.set("rule", "\(code: finding.rule)")
    view.set("findingTitle", "\(prose: finding.title)")
    view.set("severity", Markdown(stringLiteral: finding.severity.rawValue))
    view.set("strength", strength(finding))
    view.set("status", words(finding.status))
    view.set("firstSeen", finding.firstSeen.map { "\($0)" } ?? "not dated")
    view.set("lastSeen", finding.lastSeen.map { "\($0)" } ?? "not dated")
    view.set("direction", direction(finding))
    view.set("steps", steps(finding.path))
    view.set("rights", texts: HeldRights(document: self).sentences(of: finding))
    view.set("flowchart", MermaidFlowchart(names: names).source(finding.path))
    view.set("pictures", pictures.filter { $0.findingID == finding.id }.map(picture))
    view.set("missing", texts: finding.missing.map { "\(prose: $0)" })
    view.set("benign", texts: finding.benign.map { "\(prose: $0)" })
    view.set("response", response(finding))
    view.set("scoring", finding.scoring.map(scoring))
    return view
  }

  private func picture(_ picture: Picture) -> View {
    var view = View()
    view.set("title", "\(prose: picture.title)")
    view.set(
      "path", Markdown(stringLiteral: (input.pictureFolder ?? "") + "/" + picture.fileName))
    let paragraphs = picture.words.split(separator: "\n").map { "\(prose: String($0))" as Markdown }
    view.set("words", paragraphs.joined("\n\n"))
    return view
  }

  func response(_ finding: Finding) -> [View] {
    finding.response.enumerated().map { index, text in
      var view = View()
      view.set("position", "\(index + 1)")
      view.set("text", "\(prose: text)")
      return view
    }
  }

  private func direction(_ finding: Finding) -> Markdown {
    guard finding.sourceTenant != nil || finding.targetTenant != nil else { return "" }
    guard finding.sourceTenant != nil else { return "into \(names.tenant(finding.targetTenant))" }
    guard finding.targetTenant != nil else { return "from \(names.tenant(finding.sourceTenant))" }
    return "from \(names.tenant(finding.sourceTenant)) into \(names.tenant(finding.targetTenant))"
  }

  /// The hops in the order of the walk.
  ///
  /// An inferred or missing one never has a clock time.
  private func steps(_ path: [PathStep]) -> [View] {
    // One record often makes several hops; what it changed is told once.
    var told = Set<String>()
    return path.enumerated().map { index, step in
      let isNew = told.insert("\(step.events.first?.key ?? 0) \(step.change)").inserted
      var view = View()
      view.set("step", "\(step.step)")
      view.set("state", Markdown(stringLiteral: step.state.rawValue))
      view.set("time", time(of: index, in: path))
      view.set("delay", delay(of: index, in: path))
      view.set("sentence", sentence(step, withChange: isNew))
      view.set("citations", step.state == .missing ? "" : citations.cite(step.events))
      return view
    }
  }

  private func sentence(_ step: PathStep, withChange: Bool) -> Markdown {
    var parts: [Markdown]
    switch step.state {
    case .observed:
      parts = ["\(sentences.logged(step).capitalised)."]
    case .inferred, .missing:
      parts = [unseen(step)]
    }
    if step.state != .missing {
      parts += [
        withChange ? StepWords.change(step.change) : "", StepWords.traces(step),
        StepWords.initiator(step, names),
        StepWords.link(step), StepWords.corroboration(step),
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(" ")
  }

  /// A hop that no record shows.
  func unseen(_ step: PathStep) -> Markdown {
    step.state == .inferred
      ? "No record shows it, and it follows from the other hops: \(sentences.bare(step))."
      : "Expected here and not in these logs: \(sentences.bare(step)). Whether it happened is unknown."
  }

  private func time(of index: Int, in path: [PathStep]) -> Markdown {
    let step = path[index]
    if step.state == .observed { return step.time.map { "\($0) UTC" } ?? "time not recorded" }
    let before = path[..<index].last { $0.state == .observed && $0.time != nil }
    let after = path[(index + 1)...].first { $0.state == .observed && $0.time != nil }
    switch (before, after) {
    case (let before?, let after?):
      return "time not known, between hops \(before.step) and \(after.step)"
    case (let before?, nil): return "time not known, after hop \(before.step)"
    case (nil, let after?): return "time not known, before hop \(after.step)"
    case (nil, nil): return "time not known"
    }
  }

  private func delay(of index: Int, in path: [PathStep]) -> Markdown {
    guard path[index].state == .observed, let time = path[index].time,
      let before = path[..<index].last(where: { $0.state == .observed && $0.time != nil })?.time
    else { return "" }
    return StepWords.delay(from: before, to: time)
  }

  private func scoring(_ term: ScoreTerm) -> View {
    var view = View()
    view.set("term", "\(prose: term.step)")
    view.set("meaning", ScoreWords.meaning(of: term.step))
    view.set("base", Markdown(stringLiteral: Score(term.probability).shortest))
    view.set("quality", Markdown(stringLiteral: Score(term.quality).shortest))
    view.set("discount", Markdown(stringLiteral: Score(term.discount).shortest))
    return view
  }
}
