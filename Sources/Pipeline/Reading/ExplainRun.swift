internal import Custody
internal import EntraModel
internal import Ingest

/// Reads the records behind a finding, an edge or an event again, and hashes them and their files.
struct ExplainRun {
  private let casefile: Casefile
  private let lookup: Lookup
  private let facts: CaseFacts
  private let reader: RecordReader

  /// Prepares for questions to one case.
  init(_ casefile: Casefile, tool: String) throws {
    self.casefile = casefile
    lookup = try Lookup(casefile)
    facts = try CaseAccess.facts(casefile, tool: tool)
    reader = RecordReader(casefile, files: facts.evidence)
  }

  /// Answers for a finding, an edge or an event id.
  ///
  /// - Throws: ``PipelineError`` when the argument means none of these.
  func explain(_ argument: String) throws -> Explanation {
    switch try lookup.hit(argument) {
    case .finding(let finding):
      let events = finding.path.flatMap(\.events)
      return try explanation(.finding(finding), events: events, cast: Cast(lookup.nodes))
    case .edge(let edge):
      let events = edge.acts.flatMap(\.events)
      return try explanation(.edge(edge), events: events, cast: Cast(lookup.nodes))
    case .events(let events):
      let references = events.map(EventReference.init)
      return try explanation(.events(events), events: references, cast: Cast(lookup.nodes))
    case .node(let node):
      throw PipelineError(
        .failed, "this is a node (\(node.id)), not a finding, event or edge", place: argument,
        remedy: "crosstrail path DIR --from \(node.id) shows where it leads")
    }
  }

  private func explanation(
    _ subject: Explanation.Subject, events: [EventReference], cast: Cast
  ) throws -> Explanation {
    var records: [Int64: [Explanation.Record]] = [:]
    var touched: Set<EvidenceID> = []
    // A table or a query's answer is read from its beginning for it: once a file.
    var contexts: [EvidenceID: RecordContext] = [:]
    for event in events where records[event.key] == nil {
      let copies = try casefile.copyRecords(ofEvent: event.key)
      guard !copies.isEmpty else {
        touched.insert(event.place.evidence)
        records[event.key] = [
          record(event, at: event.place, isFurtherCopy: false, contexts: &contexts)
        ]
        continue
      }
      touched.formUnion(copies.map(\.place.evidence))
      records[event.key] = copies.enumerated().map { index, copy in
        var record = record(
          event, at: copy.place, isFurtherCopy: index > 0, contexts: &contexts)
        record.ownID = copy.isJoined ? copy.id : nil
        record.disagreements = copy.disagreements
        return record
      }
    }
    let files = facts.evidence.filter { touched.contains($0.id) }.map(check)
    return Explanation(subject: subject, records: records, files: files, cast: cast, facts: facts)
  }

  private func record(
    _ event: EventReference, at place: EvidencePlace, isFurtherCopy: Bool,
    contexts: inout [EvidenceID: RecordContext]
  ) -> Explanation.Record {
    let file = facts.file(place.evidence)
    var citation = Citation(
      event: event.id, file: file?.path ?? "", inventoryNumber: file?.number ?? 0,
      member: place.member, line: place.line, offset: place.offset, length: place.length,
      sha256: "")
    do {
      let record = try reader.record(at: place)
      citation.sha256 = FileDigest.sha256(record.text)
      let context = try contexts[place.evidence] ?? reader.context(of: place.evidence)
      contexts[place.evidence] = context
      let reading = IngestStage.reading(ofRecord: record.text, place: place, context: context)
      var explained = Explanation.Record(
        citation: citation, instant: event.instant, isFurtherCopy: isFurtherCopy,
        bytes: record.text, event: reading.event, trouble: nil)
      explained.nesting = RecordReader.nesting(reading)
      explained.innerTexts = reading.inner.map(\.text)
      explained.stored = try stored(record, at: place, inner: explained.nesting.inner.first)
      return explained
    } catch {
      return Explanation.Record(
        citation: citation, instant: event.instant, isFurtherCopy: isFurtherCopy, bytes: [],
        event: nil, trouble: PipelineError(wrapping: error, changed: "").what)
    }
  }

  /// Where a record and the first text inside of it stand in the file's own bytes.
  private func stored(
    _ record: RecordReader.Record, at place: EvidencePlace, inner: InnerPlace?
  ) throws -> Explanation.Stored {
    let file = facts.file(place.evidence)
    let isWide = file?.encoding.hasPrefix("utf-16") ?? false
    let range = record.fileRange
    var stored = Explanation.Stored(
      path: try casefile.path(of: place.evidence), encoding: file?.encoding ?? "utf-8",
      offset: range.offset, length: range.length,
      sha256: FileDigest.sha256(
        isWide ? try reader.stored(range, of: place.evidence) : record.text))
    guard let inner else { return stored }
    stored.inner = (inner.offset, inner.length)
    guard isWide else { return stored }
    let start = Int(inner.offset - place.offset)
    let end = start + Int(inner.length)
    stored.inner = (
      range.offset + 2 * DecodedRanges.utf16Units(of: record.text[..<start]),
      2 * DecodedRanges.utf16Units(of: record.text[start..<end])
    )
    return stored
  }

  private func check(_ entry: EvidenceFile) -> Explanation.File {
    do {
      let now = try FileDigest.sha256(of: entry.id, in: casefile)
      return Explanation.File(entry: entry, sha256Now: now, trouble: nil)
    } catch {
      return Explanation.File(
        entry: entry, sha256Now: nil, trouble: PipelineError(wrapping: error, changed: "").what)
    }
  }
}
