internal import CSimdJSON
internal import EntraModel

/// The hot way of sign-in rows: Graph's paths in PascalCase, through columns that are JSON inside text.
extension LogAnalytics {
  static let activity = GraphSignIns.activity
  static let wanted: RecordKeys = [.timeGenerated]
  /// Whatever is held against a row before its table counts, and the keys of foreign kinds.
  static let unwanted: RecordKeys = RecordKeys.wrapped.subtracting(.timeGenerated)
    .union([.properties, .time]).union(policy).union(foreignBits)

  /// Keys of policy snapshots, which a row of sign-ins has none of.
  private static let policy: RecordKeys = [
    .b2bCollaborationInbound, .b2bCollaborationOutbound, .b2bDirectConnectInbound,
    .b2bDirectConnectOutbound, .automaticUserConsentSettings, .inboundTrust,
    .identitySynchronization, .userSyncInbound, .groupSyncInbound, .synchronizationJobSettings,
    .templateID, .schedule,
  ]

  // A key in another case than the table's sends its row the general way, which folds it.
  static let isStrict = true

  /// Keys by which ``ForeignKinds`` takes a row for something else: all of them share the bit behind the telling ones.
  private static let foreignKeys = [
    "eventTimestamp", "eventDataId", "caller", "OfficeWorkload", "allowedCloudEndpoints",
    "eventSource", "kind",
  ]

  private static let foreignBits = RecordKeys(rawValue: 1 << UInt64(RecordKeys.names.count))

  static let knownKeys: [String] =
    RecordKeys.names.map(column) + [foreignKeys.joined(separator: "|")]

  /// The column of a key of Graph.
  private static func column(_ key: String) -> String {
    if key == "ipAddress" { return "IPAddress" }
    return key.prefix(1).uppercased() + key.dropFirst()
  }

  private static let (typeSlot, categorySlot, tenantSlot) = (
    GraphSignIns.paths.count, GraphSignIns.paths.count + 1, GraphSignIns.paths.count + 2
  )
  private static let (codeSlot, reasonSlot, countrySlot) = (
    GraphSignIns.paths.count + 3, GraphSignIns.paths.count + 4, GraphSignIns.paths.count + 5
  )

  static let paths: [SelectedPath] =
    GraphSignIns.paths.map { selected in
      let path = selected.path.hasPrefix("location.") ? "LocationDetails.countryOrRegion" : nil
      return SelectedPath(path: path ?? column(selected.path), keeping: selected.keeping)
    } + [
      SelectedPath(path: "Type", keeping: .leave),
      SelectedPath(path: "Category", keeping: .leave),
      SelectedPath(path: "AADTenantId", keeping: .leave),
      SelectedPath(path: "ResultType", keeping: .leave),
      SelectedPath(path: "ResultDescription", keeping: .keep),
      SelectedPath(path: "Location", keeping: .keep),
    ]

  static func read(
    _ selection: Selection, of span: RecordBlock.Span, into row: inout EventRow,
    notes: inout SelectionNotes
  ) -> Bool {
    guard let source = source(selection), selection.kind(tenantSlot) == CSJ_STRING,
      let tenant = GUID.readPlain(selection.bytes(tenantSlot)),
      isWord(selection, codeSlot), isWord(selection, reasonSlot), isWord(selection, countrySlot),
      GraphSignIns.read(selection, from: source, of: span, into: &row, notes: &notes)
    else { return false }
    row.logTenant = tenant
    notes.votes.named[tenant, default: 0] += 1
    if row.errorCode == nil, let code = SignInWords.number(selection.bytes(codeSlot)) {
      row.errorCode = code
      row.result = code == 0 ? .success : .failure
      if row[.reason].isEmpty { row[.reason] = selection.run(reasonSlot) }
    }
    if row[.country].isEmpty { row[.country] = selection.run(countrySlot) }
    return true
  }

  /// Whether a column has text or nothing, and no code but digits.
  private static func isWord(_ selection: Selection, _ slot: Int) -> Bool {
    let kind = selection.kind(slot)
    guard kind == CSJ_STRING || kind == CSJ_NULL || kind == CSJ_ABSENT else { return false }
    let text = selection.bytes(slot)
    return slot != codeSlot || (text.count < 19 && text.allSatisfy { $0 &- 0x30 < 10 })
  }

  /// The log of a row's table in its own spelling, else of its category; nil for every other.
  private static func source(_ selection: Selection) -> EventSource? {
    let type = selection.bytes(typeSlot)
    guard type.isEmpty else {
      return selection.kind(typeSlot) == CSJ_STRING ? source(ofTable: type) : nil
    }
    let kind = selection.kind(typeSlot)
    guard kind == CSJ_STRING || kind == CSJ_NULL || kind == CSJ_ABSENT,
      selection.kind(categorySlot) == CSJ_STRING
    else { return nil }
    return AzureMonitor.source(ofCategory: selection.bytes(categorySlot))
  }

  private static func source(ofTable name: TextBytes) -> EventSource? {
    if name.count == 10, name.elementsEqual("SigninLogs".utf8) { return .signIn }
    guard name.count > 3, name.run(0, 3).elementsEqual("AAD".utf8) else { return nil }
    return AzureMonitor.source(ofCategory: name.run(3, name.count - 3))
  }
}
