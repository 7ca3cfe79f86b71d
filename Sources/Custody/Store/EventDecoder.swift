import EntraModel
import GRDB

/// Makes events of rows; texts and tenants that repeat are read once and shared.
final class EventDecoder {
  private var texts: [String?] = []
  private var tenants: [GUID?] = []
  private var owners: [Int64: GUID?] = [:]
  private let text: Statement
  private let tenant: Statement
  private let owner: Statement
  private let detail: Statement

  init(_ database: Database) throws(CustodyError) {
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
    event.category = try text(row, .category)
    event.activity = try text(row, .activity)
    event.service = try text(row, .service)
    event.reason = try text(row, .reason)
    event.actor = Party(
      kind: ObjectKind(rawValue: small(row, .actorKind)) ?? .unknown,
      id: try text(row, .actorID), name: try text(row, .actorName), upn: try text(row, .actorUPN))
    event.actorApplicationID = try text(row, .actorApplicationID)
    event.target = Party(
      kind: ObjectKind(rawValue: small(row, .targetKind)) ?? .unknown,
      id: try text(row, .targetID), name: try text(row, .targetName),
      upn: try text(row, .targetUPN))
    event.applicationID = try text(row, .applicationID)
    event.applicationName = try text(row, .applicationName)
    event.resourceName = try text(row, .resourceName)
    event.ipAddress = try text(row, .ipAddress)
    event.clientIPAddress = try text(row, .clientIPAddress)
    event.country = try text(row, .country)
    event.autonomousSystem = try text(row, .autonomousSystem)
    event.userAgent = try text(row, .userAgent)
    event.mfaDetail = try text(row, .mfaDetail)
    event.correlationID = identifier(row, .correlationID)
    event.tokenID = identifier(row, .tokenID)
    event.invitationID = identifier(row, .invitationID)
  }

  private func small(_ row: Statement, _ column: EventColumn) -> UInt8 {
    UInt8(truncatingIfNeeded: row.integer(column.index))
  }

  private func text(_ row: Statement, _ column: EventColumn) throws(CustodyError) -> String {
    try text(row, at: column.index)
  }

  /// The text of a column that holds the number of a text, or the text itself.
  func text(_ row: Statement, at index: Int32) throws(CustodyError) -> String {
    // NULL reads as number 0, which no text has.
    let number = Int(row.integer(index))
    if number > 0, number < texts.count, let known = texts[number], row.isInteger(index) {
      return known
    }
    if row.isNull(index) { return "" }
    guard row.isInteger(index) else { return row.text(index) }
    text.bind(1, Int64(number))
    let value = try text.step() ? text.text(0) : ""
    text.reset()
    if number > 0, number <= TextInterner.mostTexts {
      while texts.count <= number {
        texts.append(contentsOf: Array(repeating: nil, count: max(64, texts.count)))
      }
      texts[number] = value
    }
    return value
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
