internal import CSimdJSON
internal import EntraModel

/// Azure Monitor diagnostic settings: Graph's object as `properties` in an envelope that names log and tenant.
///
/// Storage accounts hold them one a line (`PT1H.json`), event hubs in `{"records":[...]}`; Splunk's `azure:monitor:aad`
/// and Elastic's `event.original` are the same records.
enum AzureMonitor: SelectiveFormat {
  static let name = "azure-monitor"
  static let summary =
    "Azure Monitor diagnostic settings: audit, sign-in, provisioning and Graph activity records"

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isSuperset(of: [.time, .properties]) && keys.count(of: [.category, .operationName]) > 0
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    guard let packed = record["properties"], let properties = writer.object(packed, "properties")
    else {
      writer.giveUp(.badRecord, "an Azure Monitor envelope without properties")
      return
    }
    writer.trace?.unpack(properties, from: packed)
    // Re-shaped copies carry the audit category in the envelope: then the properties' own keys tell.
    let category = record["category"]?.text ?? ""
    guard let log = EntraLog(name: category) ?? EntraLog(keys: RecordKeys(of: properties)) else {
      let title = category.isEmpty ? "records" : "records of the category \(category)"
      writer.refuse(.unread(name, "Azure Monitor \(title)"))
      return
    }
    writer.setOwner(owner(record) ?? GUID(properties["tenantId"]?.text ?? ""))
    switch log {
    case .audit:
      GraphDirectoryAudits.read(
        properties, activity: properties["activityDisplayName"] ?? record["operationName"],
        time: properties["activityDateTime"] ?? record["time"], into: &writer)
    case .provisioning:
      let tenant = properties["tenantId"]?.present ?? record["tenantId"]
      GraphProvisioning.read(
        properties, time: properties["activityDateTime"] ?? record["time"], tenant: tenant,
        into: &writer)
    case .graphActivity:
      GraphActivity.read(
        properties, time: properties["timeGenerated"] ?? record["time"], into: &writer)
    case .signIn(let source):
      GraphSignIns.read(
        properties, from: source, time: properties["createdDateTime"], into: &writer)
      writer.completeSignIn(
        code: record["resultType"], reason: record["resultDescription"],
        address: record["callerIpAddress"])
    }
  }

  /// The tenant that the envelope names, outright or in its resource id.
  private static func owner(_ record: JSONValue) -> TenantID? {
    GUID(record["tenantId"]?.text ?? "") ?? tenant(ofResource: record["resourceId"]?.text ?? "")
  }

  /// The tenant in `/tenants/<guid>/providers/Microsoft.aadiam`.
  static func tenant(ofResource id: String) -> TenantID? {
    let parts = id.split(separator: "/")
    guard parts.count >= 2, parts[0].lowercased() == "tenants" else { return nil }
    return GUID(parts[1])
  }

  // MARK: The hot way

  static let activity = GraphSignIns.activity
  static let wanted: RecordKeys = [.properties]
  static let unwanted: RecordKeys = RecordKeys.wrapped.union([.activityDateTime, .createdDateTime])

  private static let (categorySlot, tenantSlot) = (
    GraphSignIns.paths.count, GraphSignIns.paths.count + 1
  )

  static let paths: [SelectedPath] =
    GraphSignIns.paths.map {
      SelectedPath(path: "properties.\($0.path)", keeping: $0.keeping)
    } + [
      SelectedPath(path: "category", keeping: .leave),
      SelectedPath(path: "tenantId", keeping: .leave),
    ]

  static func read(
    _ selection: Selection, of span: RecordBlock.Span, into row: inout EventRow,
    notes: inout SelectionNotes
  ) -> Bool {
    guard selection.keys.isSuperset(of: [.time, .category, .properties]),
      let source = source(ofCategory: selection.bytes(categorySlot)),
      selection.kind(tenantSlot) == CSJ_STRING,
      let tenant = GUID.readPlain(selection.bytes(tenantSlot)),
      GraphSignIns.read(selection, from: source, of: span, into: &row, notes: &notes)
    else { return false }
    row.logTenant = tenant
    notes.votes.named[tenant, default: 0] += 1
    return true
  }

  /// The log of a category in Azure Monitor's own spelling; nil for every other.
  static func source(ofCategory bytes: TextBytes) -> EventSource? {
    switch bytes.count {
    case 10: bytes.elementsEqual("SignInLogs".utf8) ? .signIn : nil
    case 28:
      bytes.elementsEqual("NonInteractiveUserSignInLogs".utf8) ? .nonInteractiveSignIn : nil
    case 26:
      bytes.elementsEqual("ServicePrincipalSignInLogs".utf8) ? .servicePrincipalSignIn : nil
    case 25: bytes.elementsEqual("ManagedIdentitySignInLogs".utf8) ? .managedIdentitySignIn : nil
    default: nil
    }
  }
}
