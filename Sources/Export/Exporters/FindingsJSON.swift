public import EntraModel

/// The findings with their paths and the places of their evidence, for programs: schema `crosstrail.findings/1`.
///
/// Keys come in the contract's order; what goes beyond the contract stands after its keys. An inferred or missing hop has
/// `"time": null`, a missing one no evidence.
public struct FindingsJSON: Exporter {
  /// The name after `--format`.
  public static let name = "findings"
  /// The file in `exports/`.
  public static let fileName = "findings.json"
  /// One line for people who choose.
  public static let summary = "the findings with their paths and evidence, for programs"

  /// Makes the exporter.
  public init() {}

  /// Writes the file: gravest finding first.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var json = JSONWriter()
    let evidence = EvidenceIndex(input.facts)
    json.beginObject()
    json.pair("schema", "crosstrail.findings/1")
    json.key("findings")
    json.beginArray()
    for finding in FindingOrder.sorted(input.findings) {
      json.beginObject()
      write(finding, input, evidence, &json)
      write(input.fetches[finding.id] ?? [], &json)
      json.endObject()
      try json.drain(to: sink)
    }
    json.endArray()
    json.pair("tool", input.facts.tool)
    json.pair("evidenceDigest", input.facts.evidenceDigest)
    json.endObject()
    try json.finish(to: sink)
  }

  private func write(
    _ finding: Finding, _ input: ExportInput, _ evidence: EvidenceIndex, _ json: inout JSONWriter
  ) {
    json.pair("id", finding.id)
    json.pair("rule", finding.rule)
    json.pair("title", finding.title)
    json.pair("severity", finding.severity.rawValue)
    json.key("confidence")
    json.literal(Score(finding.confidence).twoDecimals)
    json.pair("confidenceIs", "a score for ranking, not a probability")
    json.pair("strength", finding.strength.rawValue)
    json.pair("stepsObserved", Int64(finding.stepsObserved))
    json.pair("stepsExpected", Int64(finding.stepsExpected))
    json.pair("status", finding.status.rawValue)
    json.pair("techniques", finding.techniques.map(\.id).sorted())
    json.key("tenants")
    json.beginObject()
    json.pair("source", finding.sourceTenant?.description)
    json.pair("target", finding.targetTenant?.description)
    json.endObject()
    json.key("accounts")
    json.beginArray()
    for account in finding.accounts { write(account, &json) }
    json.endArray()
    json.pair("firstSeen", finding.firstSeen?.description)
    json.pair("lastSeen", finding.lastSeen?.description)
    json.key("path")
    json.beginArray()
    for step in finding.path { write(step, input, evidence, &json) }
    json.endArray()
    json.key("scoring")
    json.beginArray()
    for term in finding.scoring { write(term, &json) }
    json.endArray()
    json.pair("missing", finding.missing)
    json.pair("benign", finding.benign)
    json.pair("response", finding.response)
  }

  /// The logs that the finding needed and didn't have, each with the queries that fetch it.
  private func write(_ fetches: [LogFetch], _ json: inout JSONWriter) {
    json.key("collect")
    json.beginArray()
    for fetch in fetches {
      guard let queries = FetchQueries(fetch) else { continue }
      json.beginObject()
      json.pair("tenant", fetch.tenant.description)
      json.pair("log", fetch.source.name)
      json.pair("from", fetch.from.description)
      json.pair("until", fetch.until.description)
      json.pair("reason", fetch.reason.rawValue)
      json.pair("graph", queries.graph)
      json.pair("kql", queries.kql)
      json.pair("powershell", queries.powerShell)
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ account: FindingAccount, _ json: inout JSONWriter) {
    json.beginObject()
    json.pair("tenant", account.tenant?.description)
    json.pair("objectId", account.objectID.isEmpty ? nil : account.objectID)
    json.pair("upn", account.upn.isEmpty ? nil : account.upn)
    json.pair("node", account.node.text)
    json.pair("role", account.role)
    json.endObject()
  }

  private func write(
    _ step: PathStep, _ input: ExportInput, _ evidence: EvidenceIndex, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.pair("step", Int64(step.step))
    json.pair("edge", step.edge.label)
    json.pair("from", step.from.text)
    json.pair("to", step.to.text)
    json.pair("time", step.state == .observed ? step.time?.description : nil)
    json.pair("state", step.state.rawValue)
    json.key("linkQuality")
    json.literal(Score(step.linkQuality).shortest)
    json.pair("corroboration", step.corroboration.rawValue)
    json.key("evidence")
    json.beginArray()
    if step.state != .missing {
      for event in step.events { write(event, input, evidence, &json) }
    }
    json.endArray()
    json.pair("edgeId", step.edgeID.isEmpty ? nil : step.edgeID)
    json.pair("verb", step.verb)
    json.pair("change", step.change)
    json.pair("by", step.by?.text)
    json.pair("traces", step.traces)
    json.endObject()
  }

  private func write(
    _ event: EventReference, _ input: ExportInput, _ evidence: EvidenceIndex,
    _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.pair("event", event.id)
    json.pair("file", evidence[event.place.evidence]?.path)
    json.pair("member", event.place.member)
    json.pair("line", event.place.line)
    json.pair("offset", event.place.offset)
    json.pair("length", event.place.length)
    json.pair("sha256", input.recordHashes[event.key])
    if let nesting = input.nestings[event.key] { write(nesting, &json) }
    json.endObject()
  }

  /// What is to say of a record that doesn't stand as it is; of others nothing.
  private func write(_ nesting: RecordNesting, _ json: inout JSONWriter) {
    if let pointer = nesting.pointer { json.pair("pointer", pointer) }
    if nesting.isRebuilt {
      json.key("rebuilt")
      json.literal("true")
    }
    guard !nesting.inner.isEmpty else { return }
    json.key("inside")
    json.beginArray()
    for place in nesting.inner {
      json.beginObject()
      json.pair("path", place.path)
      json.pair("wrapping", place.wrapping.rawValue)
      json.pair("offset", place.offset)
      json.pair("length", place.length)
      json.pair("textLength", place.textLength)
      json.pair("recordOffset", place.recordOffset)
      json.pair("recordLength", place.recordLength)
      json.key("exact")
      json.literal(place.isExact ? "true" : "false")
      json.pair("sha256", place.sha256)
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ term: ScoreTerm, _ json: inout JSONWriter) {
    json.beginObject()
    json.pair("step", term.step)
    json.key("p")
    json.literal(Score(term.probability).shortest)
    json.key("q")
    json.literal(Score(term.quality).shortest)
    json.key("d")
    json.literal(Score(term.discount).shortest)
    json.endObject()
  }
}
