internal import EntraModel

/// Records of the unified audit log (`AuditData`, Management Activity API): Entra ID's workload alone.
///
/// Directory records become the events that Graph's audit log has, with an id of their own; logons become sign-ins under
/// the request's id, which is the sign-in's id in Graph.
enum UnifiedAuditLog: RecordFormat {
  static let name = "unified-audit-log"
  static let summary =
    "unified audit log records of Entra ID (AuditData objects, Management Activity API)"

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isSuperset(of: [.creationTime, .operation])
      && keys.count(of: [.workload, .recordType]) > 0
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    read(AuditData(record), into: &writer)
  }

  /// Reads the record in whatever it was packed.
  static func read(_ data: AuditData, into writer: inout RowWriter) {
    writer.setOwner(GUID(data["OrganizationId"]?.text ?? ""))
    readTime(data, into: &writer)
    writer.put(.correlationID, writer.identifier(data["InterSystemsId"], "InterSystemsId"))
    let address = [data["ActorIpAddress"], data["ClientIP"]].compactMap { $0?.text }
      .map(AuditData.address).first { !$0.isEmpty }
    writer.put(.ipAddress, address ?? "")
    if data.isLogon { readLogon(data, into: &writer) } else { readAct(data, into: &writer) }
  }

  /// `CreationTime` has whole seconds; older records keep the exact instant beside it.
  private static func readTime(_ data: AuditData, into writer: inout RowWriter) {
    let created = data["CreationTime"]
    let exact = data.extended("env_time")
    guard let instant = exact?.text, let second = created?.text, second.count >= 19,
      instant.hasPrefix(second.prefix(19))
    else { return writer.setTime(created, "CreationTime") }
    writer.setTime(exact, "CreationTime")
  }

  // MARK: Directory records

  private static func readAct(_ data: AuditData, into writer: inout RowWriter) {
    writer.row.source = .unifiedAuditLog
    writer.put(.id, writer.identifier(data["Id"], "Id"))
    let activity = AuditData.activity(writer.text(data["Operation"], "Operation"))
    let words = data.extended("extendedAuditEventCategory") ?? data.extended("auditEventCategory")
    let category = AuditCategory.name(activity: activity, words: words?.text ?? "")
    writer.put(.activity, activity)
    writer.put(.category, category)
    writer.row.result = AuditWords.result(writer.text(data["ResultStatus"], "ResultStatus"))

    var actor = AuditParty(writer.objects(data["Actor"], "Actor"))
    actor.complete(with: data["UserId"]?.text ?? "")
    if actor.party.kind == .unknown, !actor.party.name.isEmpty {
      actor.party.kind = .servicePrincipal
    }
    writer.putActor(actor.party)
    writer.put(.actorApplicationID, actor.applicationID)

    var target = AuditParty(writer.objects(data["Target"], "Target"))
    target.complete(with: data["ObjectId"]?.text ?? "")
    if target.party != Party() { writer.detail.targets = [target.party] }
    writer.detail.changes = data.changes()
    writer.detail.additional = data.additional(unpacking: writer.parser)
    let agent = writer.detail.additionalValue("UserAgent") ?? ""
    writer.finishAudit(category: category, activity: activity, actor: actor.party, userAgent: agent)
  }

  // MARK: Logons

  private static func readLogon(_ data: AuditData, into writer: inout RowWriter) {
    writer.row.source = .signIn
    writer.put(.activity, GraphSignIns.activity)
    let request = writer.identifier(data["IntraSystemId"], "IntraSystemId")
    writer.put(.id, request.isEmpty ? writer.identifier(data["Id"], "Id") : request)
    var actor = AuditParty(writer.objects(data["Actor"], "Actor"))
    actor.complete(with: data["UserId"]?.text ?? "")
    if actor.party.kind == .unknown { actor.party.kind = .user }
    if actor.party.id.isEmpty, let key = GUID(data["UserKey"]?.text ?? "") {
      actor.party.id = key.description
    }
    writer.putActor(actor.party)
    writer.put(.applicationID, writer.identifier(data["ApplicationId"], "ApplicationId"))
    writer.put(.userAgent, data.extended("UserAgent")?.text ?? "")
    writer.put(.reason, data["LogonError"], "LogonError")
    writer.row.homeTenant = GUID(data["ActorContextId"]?.text ?? "")
    writer.row.resourceTenant = GUID(data["TargetContextId"]?.text ?? "")
    writer.row.errorCode = data["ErrorNumber"]?.anyText.flatMap { Int64($0) }
    let status = AuditWords.result(data["ResultStatus"]?.text ?? "")
    if let code = writer.row.errorCode {
      writer.row.result = code == 0 ? .success : .failure
    } else {
      // Failed logons of some years say `Succeeded`: the call to log on did.
      let operation = Folding.word((data["Operation"]?.text ?? "").utf8)
      writer.row.result = operation.hasSuffix("failed") ? .failure : status
    }
    writer.row.isRelevant = GraphSignIns.isRelevant(writer.row)
    vote(actor.party, into: &writer)
  }

  private static func vote(_ actor: Party, into writer: inout RowWriter) {
    guard let home = writer.row.homeTenant, let resource = writer.row.resourceTenant else { return }
    writer.votes.signIns += 1
    writer.votes.seenInSignIns[home, default: 0] += 1
    if resource != home { writer.votes.seenInSignIns[resource, default: 0] += 1 }
    guard actor.kind == .user, !Identifier.isExternal(actor.upn),
      let domain = Identifier.domain(ofUPN: actor.upn)
    else { return }
    writer.votes.domainHomes[domain, default: [:]][home, default: 0] += 1
  }
}
