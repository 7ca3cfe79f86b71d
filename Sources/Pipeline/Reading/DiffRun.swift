internal import Custody
internal import Detect
internal import EntraModel

/// Compares two cases: files, declarations, events, edges and findings.
struct DiffRun {
  /// What is read of one case.
  private struct Subject {
    var casefile: Casefile
    var facts: CaseFacts
    var nodes: [Node]
    var edges: [Edge]
    var findings: [Finding]
    var detectedBy: String?

    init(_ casefile: Casefile, tool: String) throws {
      self.casefile = casefile
      facts = try CaseAccess.facts(casefile, tool: tool)
      (nodes, edges) = try casefile.graph()
      findings = Detections.ordered(try casefile.findings())
      detectedBy = try casefile.detectingTool()
    }

    var report: DiffReport.Subject {
      DiffReport.Subject(
        path: casefile.path, facts: facts, detectedBy: detectedBy, edges: edges.count,
        findings: findings.count)
    }
  }

  private let before: Subject
  private let after: Subject
  private let events: EventDiff

  /// Reads both cases.
  init(_ before: Casefile, _ after: Casefile, tool: String) throws {
    self.before = try Subject(before, tool: tool)
    self.after = try Subject(after, tool: tool)
    events = try EventDiff.run(
      before, after, undated: (self.before.facts.undatedEvents, self.after.facts.undatedEvents))
  }

  /// The comparison.
  func report() -> DiffReport {
    let evidence = evidence()
    let declarations = declarations()
    return DiffReport(
      before: before.report, after: after.report, evidence: evidence, declarations: declarations,
      events: events.report, edges: edges(), findings: findings(evidence, declarations),
      cast: Cast(before.nodes + after.nodes))
  }

  private func evidence() -> DiffReport.Evidence {
    let held = Set(before.facts.evidence.map(\.sha256))
    let kept = Set(after.facts.evidence.map(\.sha256))
    return DiffReport.Evidence(
      came: after.facts.evidence.filter { !held.contains($0.sha256) },
      went: before.facts.evidence.filter { !kept.contains($0.sha256) },
      both: held.intersection(kept).count)
  }

  private func declarations() -> DiffReport.Declarations {
    let (was, now) = (before.facts, after.facts)
    let isUntitled = [before, after].allSatisfy {
      $0.facts.title == EvidenceListing.lastComponent(of: $0.casefile.path)
    }
    return DiffReport.Declarations(
      title: was.title == now.title || isUntitled
        ? nil : .init(before: was.title, after: now.title),
      tlp: was.tlp == now.tlp ? nil : .init(before: was.tlp, after: now.tlp),
      ownTenants: Self.changes(was.ownTenants, now.ownTenants, by: \.self),
      partners: Self.changes(was.knownPartners, now.knownPartners, by: \.tenant))
  }

  private func edges() -> [DiffReport.EdgeChange] {
    Self.changes(before.edges, after.edges, by: \.id) {
      $0.acts.count == $1.acts.count && $0.state == $1.state
    }.map { change in
      DiffReport.EdgeChange(
        edge: change,
        records: records(
          change.before?.acts.flatMap(\.events) ?? [], change.after?.acts.flatMap(\.events) ?? []))
    }
  }

  private func findings(
    _ evidence: DiffReport.Evidence, _ declarations: DiffReport.Declarations
  ) -> [DiffReport.FindingChange] {
    let former = Dictionary(before.findings.map { ($0.id, $0) }) { first, _ in first }
    let kept = Set(after.findings.map(\.id))
    var changes = after.findings.map { DiffReport.Change(before: former[$0.id], after: $0) }
    changes += before.findings.filter { !kept.contains($0.id) }
      .map { DiffReport.Change(before: $0, after: nil) }
    return changes.compactMap { change in
      var marks: [DiffReport.Mark] = []
      if let was = change.before, let now = change.after {
        marks = FindingMarks.changed(was, now)
        guard !marks.isEmpty else { return nil }
      }
      let records = records(
        change.before?.path.flatMap(\.events) ?? [], change.after?.path.flatMap(\.events) ?? [])
      var causes: [DiffReport.Cause] = []
      if !records.isEmpty {
        causes.append(.records)
      } else if !evidence.came.isEmpty || !evidence.went.isEmpty || !events.report.isEqual {
        causes.append(.otherEvidence)
      }
      if !declarations.hasSameTenants { causes.append(.declarations) }
      if before.detectedBy != after.detectedBy { causes.append(.tool) }
      return DiffReport.FindingChange(
        finding: change, marks: marks, records: records, causes: causes)
    }
  }

  /// Those of some cited events that one case alone holds, each once.
  private func records(
    _ was: [EventReference], _ now: [EventReference]
  ) -> [DiffReport.Record] {
    Self.once(was.filter { events.onlyBefore.contains($0.key) }).map {
      DiffReport.Record(side: .before, event: $0)
    }
      + Self.once(now.filter { events.onlyAfter.contains($0.key) }).map {
        DiffReport.Record(side: .after, event: $0)
      }
  }

  private static func once(_ events: [EventReference]) -> [EventReference] {
    var seen: Set<Int64> = []
    return events.filter { seen.insert($0.key).inserted }
  }

  /// What isn't the same in two lists of things that a key tells apart, ascending by it.
  private static func changes<Value, Key: Hashable & Comparable>(
    _ was: [Value], _ now: [Value], by key: (Value) -> Key, isSame: (Value, Value) -> Bool
  ) -> [DiffReport.Change<Value>] {
    let old = Dictionary(was.map { (key($0), $0) }) { first, _ in first }
    let new = Dictionary(now.map { (key($0), $0) }) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().compactMap { key in
      if let was = old[key], let now = new[key], isSame(was, now) { return nil }
      return DiffReport.Change(before: old[key], after: new[key])
    }
  }

  private static func changes<Value: Equatable, Key: Hashable & Comparable>(
    _ was: [Value], _ now: [Value], by key: (Value) -> Key
  ) -> [DiffReport.Change<Value>] {
    changes(was, now, by: key, isSame: ==)
  }
}
