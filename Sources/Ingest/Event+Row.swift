internal import EntraModel

extension Event {
  /// The event of a row; its log tenant is what the record itself says.
  init(_ row: EventRow, in batch: EventBatch, detail: EventDetail?, place: EvidencePlace) {
    func text(_ column: TextColumn) -> String { batch.text(row[column]) }
    self.init(place: place)
    id = text(.id)
    instant = row.hasInstant ? Instant(ticks: row.ticks) : nil
    precision = row.precision
    logTenant = row.logTenant
    source = row.source
    category = text(.category)
    activity = text(.activity)
    service = text(.service)
    result = row.result
    errorCode = row.errorCode
    reason = text(.reason)
    actor = Party(
      kind: row.actorKind, id: text(.actorID), name: text(.actorName), upn: text(.actorUPN))
    actorApplicationID = text(.actorApplicationID)
    target = Party(
      kind: row.targetKind, id: text(.targetID), name: text(.targetName), upn: text(.targetUPN))
    partnerTenant = row.partnerTenant
    homeTenant = row.homeTenant
    resourceTenant = row.resourceTenant
    accessType = row.accessType
    userType = row.userType
    applicationID = text(.applicationID)
    applicationName = text(.applicationName)
    resourceName = text(.resourceName)
    ipAddress = text(.ipAddress)
    clientIPAddress = text(.clientIPAddress)
    country = text(.country)
    autonomousSystem = text(.autonomousSystem)
    userAgent = text(.userAgent)
    risk = row.risk
    mfaDetail = text(.mfaDetail)
    correlationID = text(.correlationID)
    tokenID = text(.tokenID)
    invitationID = text(.invitationID)
    self.detail = detail
    isRelevant = row.isRelevant
  }
}
