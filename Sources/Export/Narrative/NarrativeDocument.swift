internal import EntraModel

/// Everything that the narrative says, as one view for the templates; the sections stand in files of their own.
struct NarrativeDocument {
  let input: ExportInput
  let names: Names
  let sentences: Sentences
  let evidence: EvidenceIndex
  let citations: Citations
  /// The findings in the order of every export; the first one is F1.
  let findings: [Finding]
  /// The edges that say who was given a role or group, by the account that got it.
  let grants: [NodeID: [Edge]]

  /// The pictures that are referred to; nil to take those that the run writes.
  private let pictures: [Picture]?

  /// Joins what the sections share.
  init(_ input: ExportInput, pictures: [Picture]? = nil) {
    self.input = input
    self.pictures = pictures
    names = Names(input.nodes, facts: input.facts)
    sentences = Sentences(names: names)
    evidence = EvidenceIndex(input.facts)
    findings = FindingOrder.sorted(input.findings)
    let initiators = Set(findings.flatMap { HeldRights.initiators(of: $0) })
    let granted = input.edges.filter { $0.kind == .granted && initiators.contains($0.to) }
      .sorted { $0.from < $1.from }
    grants = Dictionary(grouping: granted, by: \.to)
    let cited =
      findings.flatMap { $0.path.flatMap(\.events) }
      + granted.flatMap { $0.acts.flatMap(\.events) }
    citations = Citations(cited, evidence: evidence)
  }

  /// The view of the whole document.
  ///
  /// - Throws: what the case throws when a cited event can't be read.
  func view() throws -> View {
    var view = View()
    addHeader(to: &view)
    addSummary(to: &view)
    addTimeline(to: &view)
    addScope(to: &view)
    try addFindings(to: &view)
    try addIndicators(to: &view)
    addAccounts(to: &view)
    addTechniques(to: &view)
    addCoverage(to: &view)
    addFetches(to: &view)
    addEvidence(to: &view)
    return view
  }

  /// The pictures that this run writes beside the document; none when it writes none.
  ///
  /// - Throws: what the pictures throw.
  func writtenPictures() throws -> [Picture] {
    guard input.pictureFolder != nil else { return [] }
    return try pictures ?? Pictures.all(of: input)
  }

  private func addHeader(to view: inout View) {
    let facts = input.facts
    let first = facts.coverage.compactMap(\.first).min()
    let last = facts.coverage.compactMap(\.last).max()
    view.set("title", "\(prose: facts.title)")
    view.set("tlp", "\(prose: facts.tlp)")
    view.set("tlpMeaning", Marking.meaning(of: facts.tlp))
    view.set("tool", "\(prose: facts.tool)")
    view.set("evidenceDigest", "\(code: facts.evidenceDigest)")
    view.set("fileCount", "\(counted(facts.evidence.count, "file"))")
    view.set("recordCount", "\(facts.evidence.reduce(0) { $0 + $1.records })")
    view.set("eventCount", "\(facts.events)")
    if let first, let last {
      view.set("span", "\(first) to \(last) UTC")
    } else {
      view.set("span", "no dated event")
    }
    let own = facts.ownTenants.sorted().map(names.tenantWithID)
    view.set("ownTenants", own.isEmpty ? "none declared" : own.joined(", "))
    let partners = facts.knownPartners.sorted { $0.tenant < $1.tenant }.map { partner in
      "\(prose: partner.name) \(partner.tenant)\(limits(of: partner))" as Markdown
    }
    view.set("knownPartners", partners.isEmpty ? "none declared" : partners.joined(", "))
  }

  /// ` (for b2b only, until 2026-12-31: a joint project)`; empty for a partner without limits.
  private func limits(of partner: KnownPartner) -> Markdown {
    var parts: [Markdown] = []
    if !partner.allows.isEmpty {
      let uses = partner.allows.map { Markdown(stringLiteral: $0.rawValue) }
      parts.append("for \(uses.joined(" and ")) only")
    }
    if let until = partner.until { parts.append("until \(code: until.description)") }
    guard !parts.isEmpty || !partner.why.isEmpty else { return "" }
    let why: Markdown = partner.why.isEmpty ? "" : "\(prose: partner.why)"
    let declared = parts.joined(", ")
    return " (\(declared)\(declared.isEmpty || why.isEmpty ? "" : ": " as Markdown)\(why))"
  }

  /// `1 file`, `2 files`.
  func counted(_ number: Int, _ noun: StaticString) -> Markdown {
    "\(number) \(Markdown(stringLiteral: "\(noun)"))\(number == 1 ? "" : "s" as Markdown)"
  }

  /// `6 of 7 steps observed, strong`: how much is there, in steps and a word, never as a percentage.
  func strength(_ finding: Finding) -> Markdown {
    let word = Markdown(stringLiteral: finding.strength.rawValue)
    guard finding.stepsExpected > 0 else { return word }
    return "\(finding.stepsObserved) of \(finding.stepsExpected) steps observed, \(word)"
  }

  /// What a status means.
  func words(_ status: FindingStatus) -> Markdown {
    switch status {
    case .complete: "pattern found"
    case .partial: "pattern partly found"
    case .contradicted: "contradicted by a record"
    case .contained: "contained by later acts"
    }
  }
}
