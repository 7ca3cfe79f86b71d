internal import CSimdJSON
internal import EntraModel

/// Microsoft Graph `signIns`, v1.0 and beta: the portal's JSON download and most collectors write the same objects.
enum GraphSignIns: SelectiveFormat {
  static let name = "graph-sign-ins"
  static let summary = "Microsoft Graph sign-ins (auditLogs/signIns, v1.0 and beta)"

  /// Keys of a sign-in that users, applications and risk detections of Graph don't have.
  private static let strong: RecordKeys = [
    .signInEventTypes, .conditionalAccessStatus, .clientAppUsed, .isInteractive, .ipAddress,
    .riskLevelDuringSignIn, .deviceDetail, .resourceTenantID, .appliedConditionalAccessPolicies,
  ]

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isDisjoint(with: .wrapped) && hasTellingKeys(keys)
  }

  /// Whether keys are those of a sign-in, whoever wrote it.
  static func hasTellingKeys(_ keys: RecordKeys) -> Bool {
    let telling = keys.count(of: strong)
    guard keys.contains(.createdDateTime) else { return telling >= 2 }
    let names: RecordKeys = [.userPrincipalName, .servicePrincipalID, .status]
    return telling >= 1 || (keys.contains(.appDisplayName) && keys.count(of: names) > 0)
  }

  /// A sign-in record names no activity.
  static let activity = "Sign-in"

  static let wanted: RecordKeys = [.createdDateTime]
  static let unwanted: RecordKeys = RecordKeys.foreign.union([
    .activityDateTime, .activityDisplayName, .targetResources, .provisioningSteps, .jobID, .error,
  ])

  /// The slots, in the order of ``paths``.
  private enum Slot: Int, CaseIterable {
    case id, created, userName, userUPN, userID, userAgent, appID, appName, ipAddress
    case correlation, isInteractive, homeTenant, resourceTenant, resourceName
    case riskAggregated, riskDuring, servicePrincipalID, servicePrincipalName
    case errorCode, failureReason, statusDetail, country, accessType, userType, eventTypes
    case autonomousSystem, tokenID, stepResult

    var path: SelectedPath {
      switch self {
      case .id: SelectedPath(path: "id", keeping: .keepIdentifier)
      case .created: SelectedPath(path: "createdDateTime", keeping: .leave)
      case .userName: SelectedPath(path: "userDisplayName", keeping: .keep)
      case .userUPN: SelectedPath(path: "userPrincipalName", keeping: .keep)
      case .userID: SelectedPath(path: "userId", keeping: .keepIdentifier)
      case .userAgent: SelectedPath(path: "userAgent", keeping: .keep)
      case .appID: SelectedPath(path: "appId", keeping: .keepIdentifier)
      case .appName: SelectedPath(path: "appDisplayName", keeping: .keep)
      case .ipAddress: SelectedPath(path: "ipAddress", keeping: .keep)
      case .correlation: SelectedPath(path: "correlationId", keeping: .keepIdentifier)
      case .isInteractive: SelectedPath(path: "isInteractive", keeping: .leave)
      case .homeTenant: SelectedPath(path: "homeTenantId", keeping: .leave)
      case .resourceTenant: SelectedPath(path: "resourceTenantId", keeping: .leave)
      case .resourceName: SelectedPath(path: "resourceDisplayName", keeping: .keep)
      case .riskAggregated: SelectedPath(path: "riskLevelAggregated", keeping: .leave)
      case .riskDuring: SelectedPath(path: "riskLevelDuringSignIn", keeping: .leave)
      case .servicePrincipalID: SelectedPath(path: "servicePrincipalId", keeping: .keepIdentifier)
      case .servicePrincipalName: SelectedPath(path: "servicePrincipalName", keeping: .keep)
      case .errorCode: SelectedPath(path: "status.errorCode", keeping: .leave)
      case .failureReason: SelectedPath(path: "status.failureReason", keeping: .keep)
      case .statusDetail: SelectedPath(path: "status.additionalDetails", keeping: .keep)
      case .country: SelectedPath(path: "location.countryOrRegion", keeping: .keep)
      case .accessType: SelectedPath(path: "crossTenantAccessType", keeping: .leave)
      case .userType: SelectedPath(path: "userType", keeping: .leave)
      case .eventTypes: SelectedPath(path: "signInEventTypes[]", keeping: .leave)
      case .autonomousSystem: SelectedPath(path: "autonomousSystemNumber", keeping: .keep)
      case .tokenID: SelectedPath(path: "uniqueTokenIdentifier", keeping: .keep)
      case .stepResult:
        SelectedPath(
          path: "authenticationDetails[].authenticationStepResultDetail", keeping: .keep)
      }
    }

    /// The JSON kinds that the slot may have; null and absent are always fine.
    var allows: (Int) -> Bool {
      switch self {
      case .isInteractive: { $0 == CSJ_TRUE || $0 == CSJ_FALSE }
      case .errorCode, .autonomousSystem: { $0 == CSJ_NUMBER || $0 == CSJ_STRING }
      default: { $0 == CSJ_STRING }
      }
    }
  }

  static let paths: [SelectedPath] = Slot.allCases.map(\.path)

  /// Columns that take a slot's text as it is.
  private static let columns: [(Slot, TextColumn)] = [
    (.id, .id), (.failureReason, .reason), (.appID, .applicationID), (.appName, .applicationName),
    (.resourceName, .resourceName), (.country, .country), (.autonomousSystem, .autonomousSystem),
    (.userAgent, .userAgent), (.correlation, .correlationID), (.tokenID, .tokenID),
  ]

  static func read(
    _ selection: Selection, of span: RecordBlock.Span, into row: inout EventRow,
    notes: inout SelectionNotes
  ) -> Bool {
    // A record spelled otherwise has its keys elsewhere: the general way folds their case.
    let keys = selection.keys
    let accounts: RecordKeys = [.userPrincipalName, .userID, .servicePrincipalID]
    guard recognises(keys), keys.contains(.id), keys.count(of: accounts) > 0 else { return false }
    return read(selection, from: nil, of: span, into: &row, notes: &notes)
  }

  /// Writes the row of a selection whose first slots are ``paths``, wherever they lie in the record.
  static func read(
    _ selection: Selection, from log: EventSource?, of span: RecordBlock.Span,
    into row: inout EventRow, notes: inout SelectionNotes
  ) -> Bool {
    guard selection.error == nil, !selection.hasDuplicate, hasExpectedKinds(selection),
      log == nil || selection.kind(Slot.id.rawValue) == CSJ_STRING
    else { return false }
    let created = selection.bytes(Slot.created.rawValue)
    guard let time = RecordTime.readPlain(created) else { return false }
    row.ticks = time.ticks
    row.hasInstant = true
    row.precision = time.precision
    row[.activity] = notes.activity
    RowWriter.setPlace(of: &row, span)
    fill(&row, from: selection, log: log, notes: &notes)
    return true
  }

  private static func hasExpectedKinds(_ selection: Selection) -> Bool {
    for slot in 0..<paths.count {
      switch selection.kind(slot) {
      case CSJ_STRING, CSJ_NULL, CSJ_ABSENT: continue
      case CSJ_NUMBER
      where slot == Slot.errorCode.rawValue || slot == Slot.autonomousSystem.rawValue:
        continue
      case CSJ_TRUE where slot == Slot.isInteractive.rawValue: continue
      case CSJ_FALSE where slot == Slot.isInteractive.rawValue: continue
      default: return false
      }
    }
    return true
  }

  /// Everything but time and place.
  private static func fill(
    _ row: inout EventRow, from selection: Selection, log: EventSource?,
    notes: inout SelectionNotes
  ) {
    for (slot, column) in columns { row[column] = selection.run(slot.rawValue) }
    let address = selection.run(Slot.ipAddress.rawValue)
    let isNull = SignInWords.isNullWord(selection.bytes(Slot.ipAddress.rawValue))
    row[.ipAddress] = isNull ? .absent : address
    let status = selection.run(Slot.statusDetail.rawValue)
    row[.mfaDetail] = status.isEmpty ? selection.run(Slot.stepResult.rawValue) : status

    let servicePrincipal = selection.run(Slot.servicePrincipalID.rawValue)
    let user = selection.run(Slot.userID.rawValue)
    let upn = selection.run(Slot.userUPN.rawValue)
    row.source =
      log
      ?? SignInWords.source(
        eventType: selection.bytes(Slot.eventTypes.rawValue),
        isNonInteractive: selection.kind(Slot.isInteractive.rawValue) == CSJ_FALSE,
        isServicePrincipal: !servicePrincipal.isEmpty && user.isEmpty && upn.isEmpty)
    if row.source == .servicePrincipalSignIn || row.source == .managedIdentitySignIn {
      row.actorKind = .servicePrincipal
      row[.actorID] = servicePrincipal
      row[.actorName] = selection.run(Slot.servicePrincipalName.rawValue)
      row[.actorApplicationID] = row[.applicationID]
    } else {
      row.actorKind = .user
      row[.actorID] = user
      row[.actorName] = selection.run(Slot.userName.rawValue)
      row[.actorUPN] = upn
    }

    row.errorCode = SignInWords.number(selection.bytes(Slot.errorCode.rawValue))
    if let code = row.errorCode { row.result = code == 0 ? .success : .failure }
    row.risk = SignInWords.higher(
      SignInWords.risk(selection.bytes(Slot.riskAggregated.rawValue)),
      SignInWords.risk(selection.bytes(Slot.riskDuring.rawValue)))
    row.accessType = SignInWords.accessType(selection.bytes(Slot.accessType.rawValue))
    row.userType = SignInWords.userType(selection.bytes(Slot.userType.rawValue))
    row.homeTenant = GUID.readPlain(selection.bytes(Slot.homeTenant.rawValue))
    row.resourceTenant = GUID.readPlain(selection.bytes(Slot.resourceTenant.rawValue))
    vote(row, upn: selection, notes: &notes)
    row.isRelevant = isRelevant(row)
  }

  /// Only sign-ins that cross tenants or are risky are in the graph; the others are counted.
  static func isRelevant(_ row: EventRow) -> Bool {
    if let home = row.homeTenant, let resource = row.resourceTenant, home != resource {
      return true
    }
    if !row.accessType.subtracting(.saidNone).isEmpty { return true }
    return row.risk == .medium || row.risk == .high
  }

  private static func vote(
    _ row: EventRow, upn selection: Selection, notes: inout SelectionNotes
  ) {
    guard let home = row.homeTenant else { return }
    if let resource = row.resourceTenant {
      notes.votes.signIns += 1
      notes.votes.seenInSignIns[home, default: 0] += 1
      if resource != home { notes.votes.seenInSignIns[resource, default: 0] += 1 }
    }
    let upn = selection.bytes(Slot.userUPN.rawValue)
    guard row.actorKind == .user, let at = upn.lastIndex(of: 0x40) else { return }
    // A sign-in log shows the home UPN; where it shows `#EXT#`, the domain is not the account's home.
    if upn[..<at].contains(0x23) { return }
    let domain = upn.run(at + 1, upn.count - at - 1)
    if !domain.isEmpty { notes.domains.count(domain, home: home) }
  }

  // MARK: The general way

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    read(record, from: nil, time: record["createdDateTime"], into: &writer)
  }

  /// Reads the record of any exporter that writes Graph's keys; without a named log the record tells it.
  static func read(
    _ record: JSONValue, from log: EventSource?, time: JSONValue?, location: String = "location",
    into writer: inout RowWriter
  ) {
    writer.put(.activity, activity)
    var slices: [csj_slice] = []
    let base = writer.batch.arena.count
    for slot in Slot.allCases {
      var path = slot.path
      if slot == .country { path.path = "\(location).countryOrRegion" }
      // Tables write it in words, and the log's name says as much.
      let allows = slot == .isInteractive && log != nil ? { _ in true } : slot.allows
      slices.append(writer.slice(record, path, base: base, allows: allows))
    }
    writer.setTime(time, "createdDateTime")
    var notes = SelectionNotes()
    var row = writer.row
    unsafe slices.withUnsafeBufferPointer { slices in
      unsafe writer.batch.arena.withUnsafeBufferPointer { arena in
        let selection = unsafe Selection(
          slices: slices, block: TextBytes(arena), arena: TextBytes(arena),
          base: UInt32(base), head: csj_head())
        fill(&row, from: selection, log: log, notes: &notes)
      }
    }
    writer.row = row
    notes.domains.add(to: &notes.votes)
    writer.votes.merge(notes.votes)
  }
}

extension RowWriter {
  /// Fills what a sign-in's envelope says and its nested status doesn't.
  mutating func completeSignIn(code: JSONValue?, reason: JSONValue?, address: JSONValue?) {
    if row.errorCode == nil, let code = code?.anyText.flatMap({ Int64($0) }) {
      row.errorCode = code
      row.result = code == 0 ? .success : .failure
      if row[.reason].isEmpty { put(.reason, reason?.text ?? "") }
    }
    if row[.ipAddress].isEmpty { put(.ipAddress, Identifier.address(address?.text ?? "")) }
  }
}
