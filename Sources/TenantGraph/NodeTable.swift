internal import EntraModel

/// Every account that the events name, by object id and by UPN, so that one account is one node however it is named.
///
/// Filled over all events before an edge is drawn: a record that knows only the UPN then leads to the node that
/// another record knows by object id.
struct NodeTable {
  private struct Key: Hashable {
    var tenant: TenantID?
    var name: String
  }

  private struct Sighting {
    var first: Instant?
    var id: String
  }

  private var upnOfID: [Key: String] = [:]
  private var idsOfUPN: [Key: [Sighting]] = [:]
  private var labels: [Key: String] = [:]
  private var namedWithoutID: Set<Key> = []

  /// Learns that an account of a tenant has an object id, a UPN, or both; `upn` is the one of that tenant.
  mutating func learn(tenant: TenantID?, id: String, upn: String, name: String, at first: Instant?)
  {
    let id = id.lowercased()
    let folded = upn.lowercased()
    if id.isEmpty, !folded.isEmpty { namedWithoutID.insert(Key(tenant: tenant, name: folded)) }
    if !id.isEmpty, !folded.isEmpty {
      let key = Key(tenant: tenant, name: id)
      if upnOfID[key] == nil
        || (ExternalName.isExternal(upn) && !ExternalName.isExternal(upnOfID[key] ?? ""))
      {
        upnOfID[key] = upn
      }
      let upnKey = Key(tenant: tenant, name: folded)
      if idsOfUPN[upnKey]?.contains(where: { $0.id == id }) != true {
        idsOfUPN[upnKey, default: []].append(Sighting(first: first, id: id))
      }
    }
    if !name.isEmpty {
      let key = Key(tenant: tenant, name: id.isEmpty ? folded : id)
      if labels[key] == nil { labels[key] = name }
    }
  }

  /// Whether an object id is known in a tenant together with a UPN.
  func knows(tenant: TenantID?, id: String) -> Bool {
    upnOfID[Key(tenant: tenant, name: id.lowercased())] != nil
  }

  /// The UPN of an object id in a tenant, as the log spells it.
  func upn(tenant: TenantID?, id: String) -> String? {
    upnOfID[Key(tenant: tenant, name: id.lowercased())]
  }

  /// The object id that bore a UPN in a tenant at an instant: a name can be given again after a deletion.
  func objectID(tenant: TenantID?, upn: String, at instant: Instant?) -> String? {
    guard let sightings = idsOfUPN[Key(tenant: tenant, name: upn.lowercased())] else { return nil }
    guard let instant else { return sightings.first?.id }
    let before = sightings.last { ($0.first ?? instant) <= instant.advanced(bySeconds: 600) }
    return (before ?? sightings.first)?.id
  }

  /// The node id of an account: by object id where one is known, else by UPN; nil when the record has neither.
  func account(tenant: TenantID?, id: String, upn: String, at instant: Instant?) -> NodeID? {
    let learnt = id.isEmpty ? objectID(tenant: tenant, upn: upn, at: instant) : id.lowercased()
    guard let learnt else {
      return upn.isEmpty ? nil : NodeID(.account, tenant: tenant, key: upn)
    }
    return NodeID(.account, tenant: tenant, key: learnt)
  }

  /// Former ids of an account whose object id is known now: records that named it by UPN alone led there.
  func aliases(tenant: TenantID?, id: String) -> [NodeID] {
    guard let upn = upn(tenant: tenant, id: id),
      namedWithoutID.contains(Key(tenant: tenant, name: upn.lowercased()))
    else { return [] }
    return [NodeID(.account, tenant: tenant, key: upn)]
  }

  /// Display name that a record gave to an account; empty when none did.
  func label(tenant: TenantID?, id: String, upn: String) -> String {
    labels[Key(tenant: tenant, name: id.lowercased())]
      ?? labels[Key(tenant: tenant, name: upn.lowercased())] ?? ""
  }
}
