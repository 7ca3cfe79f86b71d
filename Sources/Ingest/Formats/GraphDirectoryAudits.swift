internal import EntraModel

/// Microsoft Graph `directoryAudits`, v1.0 and beta: the portal's JSON download and most collectors write the same objects.
enum GraphDirectoryAudits: RecordFormat {
  static let name = "graph-directory-audits"
  static let summary = "Microsoft Graph directory audits (auditLogs/directoryAudits, v1.0 and beta)"

  private static let telling: RecordKeys = [
    .activityDateTime, .activityDisplayName, .initiatedBy, .targetResources, .loggedByService,
  ]

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isDisjoint(with: .wrapped) && hasTellingKeys(keys)
  }

  /// Whether keys are those of a directory audit, whoever wrote it.
  static func hasTellingKeys(_ keys: RecordKeys) -> Bool { keys.count(of: telling) >= 2 }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    read(
      record, activity: record["activityDisplayName"], time: record["activityDateTime"],
      into: &writer)
  }

  /// Reads the record of any exporter that writes Graph's keys; its name and time may stand elsewhere.
  static func read(
    _ record: JSONValue, activity: JSONValue?, time: JSONValue?, into writer: inout RowWriter
  ) {
    writer.row.source = .audit
    let category = writer.text(record["category"], "category")
    let activity = writer.text(activity, "activityDisplayName")
    writer.setTime(time, "activityDateTime")
    writer.put(.id, record["id"], "id")
    writer.put(.category, category)
    writer.put(.activity, activity)
    writer.put(.service, record["loggedByService"], "loggedByService")
    writer.put(.reason, record["resultReason"], "resultReason")
    writer.put(.correlationID, writer.identifier(record["correlationId"], "correlationId"))
    writer.row.result = AuditWords.result(writer.text(record["result"], "result"))

    let actor = readActor(record["initiatedBy"], into: &writer)
    readTargets(record["targetResources"], into: &writer)
    readDetails(record["additionalDetails"], into: &writer)
    let agent = writer.text(record["userAgent"], "userAgent")
    writer.finishAudit(category: category, activity: activity, actor: actor, userAgent: agent)
  }

  // MARK: Who

  /// The user when the record names one, else the application; either may be null, absent or empty.
  private static func readActor(_ value: JSONValue?, into writer: inout RowWriter) -> Party {
    guard let initiator = writer.object(value, "initiatedBy") else { return Party() }
    if let user = writer.object(initiator["user"], "initiatedBy.user") {
      let party = Party(
        kind: .user, id: writer.identifier(user["id"], "initiatedBy.user.id"),
        name: writer.text(user["displayName"], "initiatedBy.user.displayName"),
        upn: writer.text(user["userPrincipalName"], "initiatedBy.user.userPrincipalName"))
      let address = writer.text(user["ipAddress"], "initiatedBy.user.ipAddress")
      writer.put(.ipAddress, Identifier.address(address))
      if !party.label.isEmpty {
        writer.putActor(party)
        return party
      }
    }
    guard let app = writer.object(initiator["app"], "initiatedBy.app") else { return Party() }
    let application = writer.identifier(app["appId"], "initiatedBy.app.appId")
    let principal = writer.identifier(
      app["servicePrincipalId"], "initiatedBy.app.servicePrincipalId")
    let name = writer.text(app["displayName"], "initiatedBy.app.displayName")
    let principalName = writer.text(
      app["servicePrincipalName"], "initiatedBy.app.servicePrincipalName")
    let party = Party(
      kind: .servicePrincipal, id: principal.isEmpty ? application : principal,
      name: name.isEmpty ? principalName : name)
    guard !party.label.isEmpty else { return Party() }
    writer.putActor(party)
    writer.put(.actorApplicationID, application)
    return party
  }

  // MARK: To whom

  private static func readTargets(_ value: JSONValue?, into writer: inout RowWriter) {
    for target in writer.objects(value, "targetResources") {
      let index = writer.detail.targets.count
      writer.detail.targets.append(
        Party(
          kind: AuditWords.kind(writer.text(target["type"], "targetResources.type")),
          id: writer.identifier(target["id"], "targetResources.id"),
          name: writer.text(target["displayName"], "targetResources.displayName"),
          upn: writer.text(target["userPrincipalName"], "targetResources.userPrincipalName")))
      let properties = target["modifiedProperties"]
      for property in writer.objects(properties, "targetResources.modifiedProperties") {
        let name = property["displayName"] ?? property["name"]
        writer.detail.changes.append(
          PropertyChange(
            target: index, name: writer.text(name, "modifiedProperties.displayName"),
            old: property["oldValue"]?.anyText, new: property["newValue"]?.anyText))
      }
    }
  }

  private static func readDetails(_ value: JSONValue?, into writer: inout RowWriter) {
    for pair in writer.objects(value, "additionalDetails") {
      let key = writer.text(pair["key"], "additionalDetails.key")
      guard let value = pair["value"]?.anyText, !key.isEmpty else { continue }
      writer.detail.additional.append(KeyValue(key: key, value: value))
    }
  }
}
