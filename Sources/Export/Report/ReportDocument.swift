internal import EntraModel
internal import Templates

/// Everything that the page says, as one view: the narrative's own, with what only a page has.
///
/// Sentences, limits, accounts, coverage and inventory are the narrative's; the page adds pictures, anchors, the timeline,
/// indicators and the records themselves. The parts stand in files of their own.
struct ReportDocument {
  let narrative: NarrativeDocument
  let tenants: ReportTenants
  let hops: HopIndex
  let timeline: TimelineChoice
  let pictures: [Picture]

  /// The findings in the order of every export.
  var findings: [Finding] { narrative.findings }
  /// What the page is made from.
  var input: ExportInput { narrative.input }

  /// Reads the events once and draws the pictures.
  ///
  /// - Throws: what the events or the policies throw.
  init(_ input: ExportInput) throws {
    var input = input
    // The page holds its own pictures.
    input.pictureFolder = nil
    narrative = NarrativeDocument(input)
    let cast = PictureCast(input, findings: narrative.findings)
    tenants = ReportTenants(cast.alphabet, names: input.facts.tenantNames)
    hops = HopIndex(narrative.findings)
    timeline = try TimelineChoice(
      input.events(), citing: narrative.citations.events,
      accounts: narrative.findings.flatMap(\.accounts))
    pictures = try Pictures.all(of: input)
  }

  /// The view of the whole page.
  ///
  /// - Throws: what reading the cited events and records throws.
  func view() throws -> View {
    var view = try narrative.view()
    addFrame(to: &view)
    addFindings(to: &view)
    addPictures(to: &view)
    addTimeline(to: &view)
    try addRecords(to: &view)
    return view
  }

  private func addFrame(to view: inout View) {
    let facts = input.facts
    view.set("policy", ready: ReportPolicy.text)
    view.set("style", ready: Templates.reportStyle)
    view.set("script", ready: Templates.reportScript)
    view.set("pageTitle", ready: HTMLEscape.text(facts.title))
    view.set("marking", ready: SheetMarking(facts.tlp)?.rawValue ?? "")
    view.set("rulesRun", "\(input.rules.count)")
    view.set("rowLimit", "\(TimelineChoice.limit)")
    view.set("nearMinutes", "\(TimelineChoice.nearSeconds / 60)")
    view.set("recordLimit", "\(CitedRecord.limit / 1024)")
    view.set("recordsShown", "\(Self.recordsShown)")
    let steps = findings.flatMap(\.path)
    let count = { (state: EvidenceState) in steps.count { $0.state == state } }
    view.set("stepCount", steps.isEmpty ? "" : "\(steps.count)")
    view.set("observedCount", "\(count(.observed))")
    view.set("inferredCount", "\(count(.inferred))")
    view.set("missingCount", "\(count(.missing))")
    view.set("findingCount", findings.isEmpty ? "" : "\(findings.count)")
    let first = findings.compactMap(\.firstSeen).min()
    let last = findings.compactMap(\.lastSeen).max()
    if let first, let last {
      view.set("duration", StepWords.span(last.seconds(since: first)))
    } else {
      view.set("duration", "")
    }
    view.set("accountCount", "\(Set(findings.flatMap(\.accounts).map(\.node)).count)")
  }

  private func addPictures(to view: inout View) {
    for name in ["tenants", "activity", "coverage"] {
      view.set(name + "Picture", pictures.filter { $0.name == name }.map(figure))
    }
  }

  /// A picture as a figure: its parts, title and words.
  func figure(_ picture: Picture) -> View {
    var view = View()
    view.set("picture", ready: HTMLEscape.text(picture.name))
    view.set("pictureTitle", ready: HTMLEscape.text(picture.title))
    view.set("pictureWords", ready: HTMLEscape.text(picture.words))
    view.set(
      "strips",
      picture.figures.map { svg in
        var strip = View()
        strip.set("svg", ready: svg)
        return strip
      })
    return view
  }

  private func addTimeline(to view: inout View) {
    let table = TimelineTable(
      tenants: tenants, hops: hops, citations: narrative.citations, evidence: narrative.evidence)
    let counts = timeline.counts
    view.set("days", ready: table.html(timeline.rows))
    view.set("shownEvents", "\(timeline.rows.count)")
    view.set("datedEvents", "\(timeline.total)")
    view.set("isTimelineCut", flag: timeline.rows.count < timeline.total)
    view.set("citedEvents", "\(counts[TimelineChoice.Reason.cited.rawValue])")
    view.set("nearEvents", "\(counts[TimelineChoice.Reason.near.rawValue])")
    view.set("namedEvents", "\(counts[TimelineChoice.Reason.named.rawValue])")
    let letters = narrative.names
    view.set(
      "letters",
      tenants.all.map { tenant in
        var row = View()
        row.set("badge", ready: tenants.badge(tenant))
        row.set("letter", Markdown(stringLiteral: tenants.letter(tenant)))
        row.set("tenant", letters.tenant(tenant))
        return row
      })
  }
}
