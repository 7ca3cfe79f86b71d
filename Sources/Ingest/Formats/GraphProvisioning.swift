internal import EntraModel

/// Microsoft Graph `provisioning` (provisioningObjectSummary): what a synchronization job of the source tenant did.
enum GraphProvisioning: RecordFormat {
  static let name = "graph-provisioning"
  static let summary = "Microsoft Graph provisioning log (auditLogs/provisioning, v1.0 and beta)"

  private static let telling: RecordKeys = [
    .jobID, .changeID, .provisioningSteps, .provisioningAction, .provisioningStatusInfo,
    .sourceIdentity, .targetIdentity,
  ]

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isDisjoint(with: .wrapped) && hasTellingKeys(keys)
  }

  /// Whether keys are those of a provisioning row, whoever wrote it.
  static func hasTellingKeys(_ keys: RecordKeys) -> Bool { keys.count(of: telling) >= 2 }

  /// Whether a record holds steps or properties of a change and nothing of the change itself.
  static func isPart(_ keys: RecordKeys) -> Bool {
    keys.isSuperset(of: [.changeID, .provisioningSteps])
      && keys.isDisjoint(with: [
        .id, .jobID, .activityDateTime, .provisioningAction, .provisioningStatusInfo,
        .sourceIdentity, .targetIdentity,
      ])
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    if isPart(RecordKeys(of: record)) { return readPart(record, into: &writer) }
    read(
      record, time: record["activityDateTime"], tenant: record["tenantId"], into: &writer)
  }

  /// Reads the row of any exporter that writes Graph's keys; the time and the row's tenant may stand elsewhere.
  static func read(
    _ record: JSONValue, time: JSONValue?, tenant: JSONValue?, into writer: inout RowWriter
  ) {
    var part = Provisioning()
    let action = writer.text(record["provisioningAction"] ?? record["action"], "provisioningAction")
    part.action = action.lowercased()
    part.jobID = writer.text(record["jobId"], "jobId")
    part.sourceTenant = sourceTenant(ofJob: part.jobID)
    part.rowTenant = GUID(writer.text(tenant, "tenantId"))
    readStatus(record, into: &part, &writer)
    readServicePrincipal(record["servicePrincipal"], into: &part, &writer)
    part.source = identity(record["sourceIdentity"], "sourceIdentity", &writer)
    part.target = identity(record["targetIdentity"], "targetIdentity", &writer)
    part.sourceSystem = systemName(record["sourceSystem"], "sourceSystem", &writer)
    part.targetSystem = systemName(record["targetSystem"], "targetSystem", &writer)

    writer.row.source = .provisioning
    writer.row.isRelevant = true
    writer.row.result = part.status
    writer.setTime(time, "activityDateTime")
    writer.put(.id, writer.identifier(record["id"], "id"))
    writer.put(.activity, action.isEmpty ? "Provisioning" : "Provisioning \(action)")
    // The change id is what Azure Monitor writes as the correlation id of the same row.
    let change = record["changeId"]?.present ?? record["correlationId"]
    writer.put(.correlationID, writer.identifier(change, "changeId"))
    readInitiator(record["initiatedBy"], into: &writer)
    writer.row.targetKind = part.target.kind
    writer.put(.targetID, part.target.id)
    writer.put(.targetName, part.target.name)
    writer.put(.targetUPN, part.target.upn)

    vote(part, into: &writer)
    readChanges(record, into: &writer)
    writer.detail.targets = [part.target]
    writer.detail.provisioning = part
  }

  /// Reads steps or properties that stand in a file of their own: they are joined to their event by the change id.
  private static func readPart(_ record: JSONValue, into writer: inout RowWriter) {
    let change = writer.identifier(record["changeId"], "changeId")
    guard !change.isEmpty else {
      writer.giveUp(.badRecord, "a step or property that names no change")
      return
    }
    readChanges(record, into: &writer)
    guard writer.detail != EventDetail() else {
      writer.giveUp(.badRecord, "neither a step nor a property of the change \(change)")
      return
    }
    writer.row.source = .provisioning
    writer.row.idScheme = .part
    writer.row.isRelevant = true
    writer.put(.correlationID, change)
  }

  /// The source tenant of a job `Azure2Azure.<tenant>.<guid>`, its tenant with or without dashes.
  static func sourceTenant(ofJob job: String) -> TenantID? {
    let parts = job.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].lowercased() == "azure2azure" else { return nil }
    return GUID(parts[1])
  }

  /// Only the source tenant has provisioning rows, and a cross-tenant job names it.
  ///
  /// The row's tenant may then be either side (reference: log formats, 1.3); of any other job it is the log's owner.
  private static func vote(_ part: Provisioning, into writer: inout RowWriter) {
    if let source = part.sourceTenant {
      writer.votes.named[source, default: 0] += 1
      if part.rowTenant != source { writer.row.partnerTenant = part.rowTenant }
    } else if let owner = part.rowTenant {
      writer.votes.named[owner, default: 0] += 1
    }
    guard part.source.kind == .user, !Identifier.isExternal(part.source.upn),
      let domain = Identifier.domain(ofUPN: part.source.upn)
    else { return }
    writer.votes.auditDomains[domain, default: 0] += 1
  }

  private static func readStatus(
    _ record: JSONValue, into part: inout Provisioning, _ writer: inout RowWriter
  ) {
    let value = record["provisioningStatusInfo"] ?? record["statusInfo"]
    guard let status = writer.object(value, "provisioningStatusInfo") else { return }
    part.status = AuditWords.result(writer.text(status["status"], "provisioningStatusInfo.status"))
    guard let error = writer.object(status["errorInformation"], "errorInformation") else { return }
    part.errorCode = error["errorCode"]?.present?.anyText ?? ""
    writer.put(.reason, error["reason"], "errorInformation.reason")
  }

  /// An object, or as v1.0 documents it a collection whose first element counts.
  private static func readServicePrincipal(
    _ value: JSONValue?, into part: inout Provisioning, _ writer: inout RowWriter
  ) {
    let principal =
      value?.kind == .array
      ? writer.objects(value, "servicePrincipal").first : writer.object(value, "servicePrincipal")
    guard let principal else { return }
    part.servicePrincipalID = writer.identifier(principal["id"], "servicePrincipal.id")
    part.servicePrincipalName = name(of: principal, "servicePrincipal", &writer)
  }

  private static func identity(
    _ value: JSONValue?, _ field: String, _ writer: inout RowWriter
  ) -> Party {
    guard let identity = writer.object(value, field) else { return Party() }
    let details = writer.object(identity["details"], "\(field).details")
    let upn = writer.text(details?["UserPrincipalName"], "\(field).details.UserPrincipalName")
    let type = identity["identityType"] ?? identity["type"]
    return Party(
      kind: AuditWords.kind(writer.text(type, "\(field).identityType")),
      id: writer.identifier(identity["id"], "\(field).id"),
      name: name(of: identity, field, &writer),
      upn: upn)
  }

  private static func systemName(
    _ value: JSONValue?, _ field: String, _ writer: inout RowWriter
  ) -> String {
    writer.object(value, field).map { name(of: $0, field, &writer) } ?? ""
  }

  /// Graph writes `displayName`, other exporters of the same object `Name`.
  private static func name(
    of value: JSONValue, _ field: String, _ writer: inout RowWriter
  ) -> String {
    writer.text(value["displayName"] ?? value["name"], "\(field).displayName")
  }

  private static func readInitiator(_ value: JSONValue?, into writer: inout RowWriter) {
    guard let initiator = writer.object(value, "initiatedBy") else { return }
    let type =
      initiator["initiatorType"] ?? initiator["initiatingType"] ?? initiator["type"]
    let word = Folding.word(writer.text(type, "initiatedBy.initiatorType").utf8)
    writer.putActor(
      Party(
        kind: word == "user" ? .user : .servicePrincipal,
        id: writer.identifier(initiator["id"], "initiatedBy.id"),
        name: name(of: initiator, "initiatedBy", &writer)))
  }

  private static func readChanges(_ record: JSONValue, into writer: inout RowWriter) {
    for property in writer.objects(record["modifiedProperties"], "modifiedProperties") {
      writer.detail.changes.append(
        PropertyChange(
          target: 0, name: name(of: property, "modifiedProperties", &writer),
          old: property["oldValue"]?.anyText, new: property["newValue"]?.anyText))
    }
    for step in writer.objects(record["provisioningSteps"], "provisioningSteps") {
      let key = writer.text(step["name"], "provisioningSteps.name")
      let words = writer.text(step["description"], "provisioningSteps.description")
      if !key.isEmpty { writer.detail.additional.append(KeyValue(key: key, value: words)) }
    }
  }
}
