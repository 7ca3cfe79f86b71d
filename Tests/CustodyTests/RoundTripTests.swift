import EntraModel
import Testing

@testable import Custody

@Suite struct RoundTripTests {
  @Test func `an event comes back with every field it had`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let session = try casefile.beginIngest()
    let source = try scratch.write("a.json", "0123456789")
    let reader = try session.open(source: source, storedAs: "a.json", reference: false)
    #expect(try reader.nextChunk() == Array("0123456789".utf8))
    #expect(try reader.nextChunk() == nil)
    var batch = EventBatch()
    var row = EventRow()
    for column in TextColumn.allCases {
      row[column] = batch.append(Array("value of \(column)\u{0} é".utf8))
    }
    row[.correlationID] = batch.append(Array("BBBBBBBB-0000-4000-8000-00000000000B".utf8))
    row.hasInstant = true
    row.ticks = 17_000_000_000_000_001
    row.precision = .tick
    row.source = .audit
    row.result = .failure
    row.risk = .high
    row.accessType = [.b2bCollaboration, .passthrough]
    row.userType = .guest
    row.actorKind = .servicePrincipal
    row.targetKind = .policy
    row.isRelevant = true
    row.errorCode = -50_126
    row.logTenant = tenant(1)
    row.partnerTenant = tenant(2)
    row.homeTenant = tenant(3)
    row.resourceTenant = tenant(1)
    (row.record, row.line, row.offset, row.length) = (1, 1, 2, 5)
    var detail = EventDetail()
    detail.targets = [Party(kind: .user, id: "1", name: "x", upn: "y")]
    row.detail = batch.append(detail.encoded())
    batch.rows.append(row)
    try session.append(batch, to: reader)
    _ = try session.finish(reader, outcome: FileOutcome(format: "f", records: 1))
    _ = try session.commit(now: now, operatorName: "Ada")

    let event = try #require(try casefile.allEvents().first)
    let text = { (column: TextColumn) in "value of \(column)\u{0} é" }
    var wanted = Event(
      place: EvidencePlace(evidence: reader.id, record: 1, line: 1, offset: 2, length: 5))
    wanted.key = event.key
    wanted.id = text(.id)
    wanted.instant = Instant(ticks: 17_000_000_000_000_001)
    wanted.precision = .tick
    wanted.logTenant = tenant(1)
    wanted.source = .audit
    wanted.category = text(.category)
    wanted.activity = text(.activity)
    wanted.service = text(.service)
    wanted.result = .failure
    wanted.errorCode = -50_126
    wanted.reason = text(.reason)
    wanted.actor = Party(
      kind: .servicePrincipal, id: text(.actorID), name: text(.actorName), upn: text(.actorUPN))
    wanted.actorApplicationID = text(.actorApplicationID)
    wanted.target = Party(
      kind: .policy, id: text(.targetID), name: text(.targetName), upn: text(.targetUPN))
    wanted.partnerTenant = tenant(2)
    wanted.homeTenant = tenant(3)
    wanted.resourceTenant = tenant(1)
    wanted.accessType = [.b2bCollaboration, .passthrough]
    wanted.userType = .guest
    wanted.applicationID = text(.applicationID)
    wanted.applicationName = text(.applicationName)
    wanted.resourceName = text(.resourceName)
    wanted.ipAddress = text(.ipAddress)
    wanted.clientIPAddress = text(.clientIPAddress)
    wanted.country = text(.country)
    wanted.autonomousSystem = text(.autonomousSystem)
    wanted.userAgent = text(.userAgent)
    wanted.risk = .high
    wanted.mfaDetail = text(.mfaDetail)
    wanted.correlationID = "bbbbbbbb-0000-4000-8000-00000000000b"
    wanted.tokenID = text(.tokenID)
    wanted.invitationID = text(.invitationID)
    wanted.detail = detail
    wanted.isRelevant = true
    #expect(event == wanted)
    #expect(try casefile.event(key: event.key) == wanted)
    #expect(try casefile.events(withID: text(.id)) == [wanted])
    #expect(try casefile.recordBytes(at: event.place) == Array("23456".utf8))
  }

  @Test func `ids that are GUIDs are found in any case`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let id = "0F8FAD5B-D9CB-469F-A165-70867728950E"
    try casefile.ingest(
      [SampleFile(name: "a", records: [SampleRecord(id: id, ticks: 5)])], in: scratch)
    #expect(try casefile.events(withID: id.lowercased()).count == 1)
    #expect(try casefile.events(withID: id).first?.id == id.lowercased())
  }

  @Test func `texts too long or too many for the table of texts come back as they are`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let long = String(repeating: "long ", count: 500)
    let records = ["12", long, "12", "x", ""].enumerated().map { index, reason in
      SampleRecord(id: "id\(index)", ticks: Int64(index), reason: reason)
    }
    try casefile.ingest([SampleFile(name: "a", records: records)], in: scratch)
    #expect(try casefile.allEvents().map(\.reason) == records.map(\.reason))
  }

  @Test func `the columns of the table and their names are as many`() {
    #expect(EventColumn.names.count == EventColumn.allCases.count)
    #expect(Set(EventColumn.names).count == EventColumn.names.count)
    #expect(EventColumn.actorUPN.name == "actor_upn")
    #expect(EventColumn.mfaDetail.name == "mfa_detail")
    #expect(EventColumn.length.name == "length")
  }

  @Test func `a view shows events in words`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let id = "0f8fad5b-d9cb-469f-a165-70867728950e"
    try casefile.ingest(
      [
        SampleFile(
          name: "a",
          records: [SampleRecord(id: id, ticks: 17_000_000_001_234_567, actor: "a@b.c")],
          owner: tenant(1))
      ], in: scratch)
    let row = try casefile.database.access { database -> [String] in
      let row = try Statement(
        database, "SELECT id, time, source, result, actor_upn, log_tenant, file FROM v_event")
      return try row.step() ? (0..<7).map { row.text($0) } : []
    }
    #expect(
      row == [
        id, Instant(ticks: 17_000_000_001_234_567).description, "sign-in", "success", "a@b.c",
        tenant(1).description, "evidence/a",
      ])
  }
}
