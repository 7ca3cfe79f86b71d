import EntraModel
import GRDB

/// Makes events of rows; texts and tenants that repeat are read once and shared.
///
/// A cursor over all events takes out the whole table of texts at once, which ``TextInterner`` keeps small; who reads
/// a single event looks up what that needs.
final class EventDecoder {
  private let texts: [String]
  private var tenants: [GUID?] = []
  private var owners: [Int64: GUID?] = [:]
  private let text: Statement
  private let tenant: Statement
  private let owner: Statement
  private let detail: Statement

  init(_ database: Database, preloadingTexts: Bool = false) throws(CustodyError) {
    texts = preloadingTexts ? try EventDecoder.allTexts(database) : []
    text = try Statement(database, "SELECT value FROM text WHERE id = ?")
    tenant = try Statement(database, "SELECT guid FROM tenant WHERE id = ?")
    owner = try Statement(
      database,
      "SELECT t.guid FROM evidence v JOIN tenant t ON t.id = v.tenant WHERE v.id = ?")
    detail = try Statement(database, "SELECT detail FROM event_detail WHERE key = ?")
  }

  /// The event of a row that selects ``EventColumn/list(of:)``.
  func event(_ row: Statement) throws(CustodyError) -> Event {
    let evidence = row.integer(EventColumn.evidence.index)
    var event = Event(
      place: EvidencePlace(
        evidence: EvidenceID(evidence), record: row.integer(EventColumn.record.index),
        line: row.integer(EventColumn.line.index), offset: row.integer(EventColumn.offset.index),
        length: row.integer(EventColumn.length.index)))
    event.key = row.integer(EventColumn.key.index)
    event.id = identifier(row, .id)
    event.instant = row.optionalInteger(EventColumn.ticks.index).map { Instant(ticks: $0) }
    event.precision = TimePrecision(rawValue: small(row, .precision)) ?? .unknown
    event.source = EventSource(rawValue: small(row, .source)) ?? .audit
    event.logTenant = try guid(row, .logTenant)
    if event.logTenant == nil { event.logTenant = try owner(of: evidence) }
    event.result = EventResult(rawValue: small(row, .result)) ?? .unknown
    event.errorCode = row.optionalInteger(EventColumn.errorCode.index)
    event.risk = RiskLevel(rawValue: small(row, .risk)) ?? .unknown
    event.accessType = AccessType(rawValue: small(row, .accessType))
    event.userType = UserType(rawValue: small(row, .userType)) ?? .unknown
    event.partnerTenant = try guid(row, .partnerTenant)
    event.homeTenant = try guid(row, .homeTenant)
    event.resourceTenant = try guid(row, .resourceTenant)
    event.furtherCopies = Int(row.integer(EventColumn.furtherCopies.index))
    event.isRelevant = row.integer(EventColumn.isRelevant.index) == 1
    try readTexts(row, into: &event)
    if row.integer(EventColumn.hasDetail.index) == 1 { event.detail = try detail(of: event.key) }
    return event
  }

  /// The id of a row, or another text of the kind that hardly repeats.
  func identifier(_ row: Statement, _ column: EventColumn) -> String {
    identifier(row, at: column.index)
  }

  func identifier(_ row: Statement, at index: Int32) -> String {
    if row.isBlob(index), let halves = row.guidHalves(index) {
      return GUIDBytes.dashedText(high: halves.high, low: halves.low)
    }
    return row.text(index)
  }

  private func readTexts(_ row: Statement, into event: inout Event) throws(CustodyError) {
    let known = texts
    event.category = try text(row, at: EventColumn.category.index, known: known)
    event.activity = try text(row, at: EventColumn.activity.index, known: known)
    event.service = try text(row, at: EventColumn.service.index, known: known)
    event.reason = try text(row, at: EventColumn.reason.index, known: known)
    event.actor = Party(
      kind: ObjectKind(rawValue: small(row, .actorKind)) ?? .unknown,
      id: try text(row, at: EventColumn.actorID.index, known: known),
      name: try text(row, at: EventColumn.actorName.index, known: known),
      upn: try text(row, at: EventColumn.actorUPN.index, known: known))
    event.actorApplicationID = try text(row, at: EventColumn.actorApplicationID.index, known: known)
    event.target = Party(
      kind: ObjectKind(rawValue: small(row, .targetKind)) ?? .unknown,
      id: try text(row, at: EventColumn.targetID.index, known: known),
      name: try text(row, at: EventColumn.targetName.index, known: known),
      upn: try text(row, at: EventColumn.targetUPN.index, known: known))
    event.applicationID = try text(row, at: EventColumn.applicationID.index, known: known)
    event.applicationName = try text(row, at: EventColumn.applicationName.index, known: known)
    event.resourceName = try text(row, at: EventColumn.resourceName.index, known: known)
    event.ipAddress = try text(row, at: EventColumn.ipAddress.index, known: known)
    event.clientIPAddress = try text(row, at: EventColumn.clientIPAddress.index, known: known)
    event.country = try text(row, at: EventColumn.country.index, known: known)
    event.autonomousSystem = try text(row, at: EventColumn.autonomousSystem.index, known: known)
    event.userAgent = try text(row, at: EventColumn.userAgent.index, known: known)
    event.mfaDetail = try text(row, at: EventColumn.mfaDetail.index, known: known)
    event.correlationID = identifier(row, .correlationID)
    event.tokenID = identifier(row, .tokenID)
    event.invitationID = identifier(row, .invitationID)
  }

  private func small(_ row: Statement, _ column: EventColumn) -> UInt8 {
    UInt8(truncatingIfNeeded: row.integer(column.index))
  }

  /// The text of a column that holds the number of a text, or the text itself.
  func text(_ row: Statement, at index: Int32) throws(CustodyError) -> String {
    try text(row, at: index, known: texts)
  }

  /// The same, looking first among texts that the caller took out once for a whole row.
  private func text(_ row: Statement, at index: Int32, known: [String]) throws(CustodyError)
    -> String
  {
    switch row.kind(index) {
    case .null: return ""
    case .other: return row.text(index)
    case .integer: break
    }
    let number = Int(row.integer(index))
    return number >= 0 && number < known.count ? known[number] : try read(number)
  }

  private func read(_ number: Int) throws(CustodyError) -> String {
    text.bind(1, Int64(number))
    defer { text.reset() }
    return try text.step() ? text.text(0) : ""
  }

  /// Every text at the place of its number.
  private static func allTexts(_ database: Database) throws(CustodyError) -> [String] {
    let rows = try Statement(database, "SELECT id, value FROM text ORDER BY id")
    var texts: [String] = [""]
    while try rows.step() {
      // Numbers have no gaps; should they, the rest is looked up.
      guard rows.integer(0) == Int64(texts.count) else { break }
      texts.append(rows.text(1))
    }
    return texts
  }

  private func guid(_ row: Statement, _ column: EventColumn) throws(CustodyError) -> GUID? {
    let number = Int(row.integer(column.index))
    guard number > 0 else { return nil }
    if number < tenants.count, let known = tenants[number] { return known }
    tenant.bind(1, Int64(number))
    let halves = try tenant.step() ? tenant.guidHalves(0) : nil
    tenant.reset()
    let guid = halves.map { GUID(high: $0.high, low: $0.low) }
    if number < 1 << 20 {
      while tenants.count <= number {
        tenants.append(contentsOf: Array(repeating: nil, count: max(64, tenants.count)))
      }
      tenants[number] = guid
    }
    return guid
  }

  private func owner(of evidence: Int64) throws(CustodyError) -> GUID? {
    if let known = owners[evidence] { return known }
    owner.bind(1, evidence)
    let halves = try owner.step() ? owner.guidHalves(0) : nil
    owner.reset()
    let guid = halves.map { GUID(high: $0.high, low: $0.low) }
    owners.updateValue(guid, forKey: evidence)
    return guid
  }

  private func detail(of key: Int64) throws(CustodyError) -> EventDetail? {
    detail.bind(1, key)
    let bytes = try detail.step() ? detail.bytes(0) : []
    detail.reset()
    return EventDetail(decoding: bytes)
  }
}
