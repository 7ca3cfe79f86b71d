internal import EntraModel

/// What Microsoft Graph answers when it is asked for synchronization jobs: their state, not what they did.
///
/// `/servicePrincipals/{id}/synchronization/jobs`: each job is a record. The id of a cross-tenant job names its source
/// tenant, whose job it is. When the answer was given is read where a collector wrote it into the record. Secrets are not
/// part of a job and are never read.
enum SyncJobSnapshot: RecordFormat {
  static let name = "sync-job-snapshot"
  static let summary =
    "Snapshots of synchronization jobs (servicePrincipals/{id}/synchronization/jobs)"

  /// Properties that a job has and no log's record has at its top.
  static let telling: RecordKeys = [.synchronizationJobSettings, .templateID, .schedule]

  /// Settings in which the target tenant may stand, folded.
  private static let targets: Set<String> = ["companyid", "targettenantid"]

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isDisjoint(with: RecordKeys.wrapped.union([.time, .category]))
      && (keys.contains(.synchronizationJobSettings)
        || keys.isSuperset(of: [.templateID, .schedule, .status]))
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    let job = writer.text(record["id"], "id")
    guard !job.isEmpty else {
      writer.giveUp(.badRecord, "a snapshot of a synchronization job without an id")
      return
    }
    writer.row.source = .policySnapshot
    writer.row.isRelevant = true
    writer.put(.activity, "Snapshot of a synchronization job")
    PolicySnapshot.readTime(record, into: &writer)
    if let source = GraphProvisioning.sourceTenant(ofJob: job) {
      writer.setOwner(source)
    } else {
      let context = writer.text(record["@odata.context"], "@odata.context")
      PolicySnapshot.readOwner(record, context: context, into: &writer)
    }
    let settings = writer.objects(
      record["synchronizationJobSettings"], "synchronizationJobSettings")
    writer.row.partnerTenant =
      settings.lazy
      .filter { targets.contains(Folding.word(($0["name"]?.text ?? "").utf8)) }
      .compactMap { GUID($0["value"]?.text ?? "") }.first
    let target = Party(
      kind: .other, id: job.lowercased(), name: writer.text(record["templateId"], "templateId"))
    writer.detail.targets = [target]
    writer.row.targetKind = target.kind
    writer.put(.targetID, target.id)
    writer.put(.targetName, target.name)
    readState(record, into: &writer)
  }

  /// How the job stands: its schedule, its status, and when it last ran.
  private static func readState(_ record: JSONValue, into writer: inout RowWriter) {
    let schedule = writer.object(record["schedule"], "schedule")
    state("schedule.state", schedule?["state"], into: &writer)
    state("schedule.interval", schedule?["interval"], into: &writer)
    let status = writer.object(record["status"], "status")
    state("status.code", status?["code"], into: &writer)
    for run in ["lastExecution", "lastSuccessfulExecution", "lastSuccessfulExecutionWithExports"] {
      guard let execution = writer.object(status?.member(named: run), "status.\(run)") else {
        continue
      }
      for part in ["state", "timeBegan", "timeEnded", "countExported"] {
        state("\(run).\(part)", execution.member(named: part), into: &writer)
      }
    }
    let quarantine = writer.object(status?["quarantine"], "status.quarantine")
    state("quarantine.reason", quarantine?["reason"], into: &writer)
  }

  private static func state(_ name: String, _ value: JSONValue?, into writer: inout RowWriter) {
    // Graph writes the first instant of its calendar where there was none.
    guard let text = value?.present?.anyText, !text.hasPrefix("0001-01-01") else { return }
    writer.detail.changes.append(PropertyChange(target: 0, name: name, old: nil, new: text))
  }
}
