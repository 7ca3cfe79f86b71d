import EntraModel

@testable import Custody

/// A record as a test writes it.
struct SampleRecord: Equatable {
  var id = ""
  var ticks: Int64?
  var source = EventSource.signIn
  var category = ""
  var activity = ""
  var actor = ""
  var reason = ""
  var country = ""
  var result = EventResult.success
  var logTenant: TenantID?
  var home: TenantID?
  var scheme = IDScheme.graph
  var precision = TimePrecision.tick
  var actorID = ""
  var targetID = ""
  var targetName = ""
  var correlation = ""
  var application = ""
  var address = ""
  var relevant = false
  var detail: EventDetail?
}

/// An evidence file as a test writes it: one line a record.
struct SampleFile {
  var name: String
  var records: [SampleRecord]
  var owner: TenantID?
  var priority = 0
  var format = "graph-sign-ins"
  /// Something that makes the bytes of two files differ.
  var salt = ""
  var faults: [Fault] = []
  var refused = 0

  var text: String {
    records.map { "\($0.id)|\($0.ticks ?? -1)|\($0.reason)\($0.correlation)|\(salt)\n" }.joined()
  }

  func batch() -> EventBatch {
    var batch = EventBatch()
    var offset: Int64 = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, record) in records.enumerated() {
      var row = EventRow()
      let put = { (text: String) in text.isEmpty ? .absent : batch.append(Array(text.utf8)) }
      row[.id] = put(record.id)
      row[.category] = put(record.category)
      row[.activity] = put(record.activity)
      row[.actorUPN] = put(record.actor)
      row[.reason] = put(record.reason)
      row[.country] = put(record.country)
      row[.actorID] = put(record.actorID)
      row[.targetID] = put(record.targetID)
      row[.targetName] = put(record.targetName)
      row[.correlationID] = put(record.correlation)
      row[.applicationID] = put(record.application)
      row[.ipAddress] = put(record.address)
      row.idScheme = record.scheme
      row.precision = record.precision
      row.hasInstant = record.ticks != nil
      row.ticks = record.ticks ?? 0
      row.source = record.source
      row.result = record.result
      row.logTenant = record.logTenant
      row.homeTenant = record.home
      row.isRelevant = record.relevant
      if let detail = record.detail { row.detail = batch.append(detail.encoded()) }
      row.record = Int64(index + 1)
      row.line = Int64(index + 1)
      row.offset = offset
      row.length = Int64(lines[index].utf8.count)
      offset += row.length + 1
      batch.rows.append(row)
    }
    return batch
  }
}

extension Casefile {
  /// Ingests files the way Pipeline does.
  @discardableResult
  func ingest(_ files: [SampleFile], in scratch: Scratch, reference: Bool = false) throws
    -> IngestSummary
  {
    let session = try beginIngest()
    for file in files { _ = try session.take(file, in: scratch, reference: reference) }
    return try session.commit(now: now, operatorName: "Ada")
  }

  func allEvents(datedOnly: Bool = false, relevantOnly: Bool = false) throws -> [Event] {
    var filter = EventFilter()
    filter.datedOnly = datedOnly
    filter.relevantOnly = relevantOnly
    let cursor = try events(filter)
    var found: [Event] = []
    while let event = try cursor.next() { found.append(event) }
    return found
  }
}

extension IngestSession {
  func take(_ file: SampleFile, in scratch: Scratch, reference: Bool = false) throws -> Admission {
    let source = try scratch.write("sources/" + file.name, file.text)
    let reader = try open(source: source, storedAs: file.name, reference: reference)
    while try reader.nextChunk() != nil {}
    if !reader.isAlreadyHeld {
      try append(file.batch(), to: reader)
      try note(faults: file.faults, remarks: [], in: reader)
    }
    let outcome = FileOutcome(
      format: file.format, formatPriority: file.priority,
      records: file.records.count + file.faults.count + file.refused, refused: file.refused,
      faults: file.faults.count)
    let admission = try finish(reader, outcome: outcome)
    if let owner = file.owner, case .new(let entry) = admission {
      try setOwner(entry.id, tenant: owner, basis: .content)
    }
    return admission
  }
}
