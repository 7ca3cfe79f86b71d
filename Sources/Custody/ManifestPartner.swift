import EntraModel

/// A known partner as it stands in case.json and in the ledger.
///
/// What a partner may do, until when and why are left out where nothing was said, as in files that were written before
/// these fields were there.
struct ManifestPartner: Codable, Equatable {
  var tenant: String
  var name: String
  var allows: [String]?
  /// The last day: `2026-12-31`.
  var until: String?
  var why: String?

  init(_ partner: KnownPartner) {
    tenant = partner.tenant.description
    name = partner.name
    allows = partner.allows.isEmpty ? nil : partner.allows.map(\.rawValue)
    until = partner.until?.description
    why = partner.why.isEmpty ? nil : partner.why
  }

  /// The partner; nil when the tenant, a use or the day isn't one, rather than a partner who may do more.
  var partner: KnownPartner? {
    let uses = (allows ?? []).compactMap(PartnerAllowance.init)
    let day = until.flatMap(CivilDate.init(day:))
    guard let tenant = GUID(tenant), uses.count == (allows ?? []).count,
      (day == nil) == (until == nil)
    else { return nil }
    return KnownPartner(tenant: tenant, name: name, allows: uses, until: day, why: why ?? "")
  }

  /// The fields in the order in which they are written.
  var value: LedgerAction.Value {
    var fields: [(String, LedgerAction.Value)] = [("tenant", .text(tenant)), ("name", .text(name))]
    if let allows { fields.append(("allows", .list(allows.map { .text($0) }))) }
    if let until { fields.append(("until", .text(until))) }
    if let why { fields.append(("why", .text(why))) }
    return .fields(fields)
  }
}
