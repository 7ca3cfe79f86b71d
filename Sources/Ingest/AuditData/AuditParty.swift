internal import EntraModel

/// An actor or target of the unified audit log: one object under several of its ids.
struct AuditParty {
  /// The object.
  var party = Party()
  /// Application id of a service principal; empty when none is among the ids.
  var applicationID = ""

  /// What an id is, as its `Type` says.
  private enum IdentityType: Int {
    case claim = 0
    case name, other, puid, principalName, userPrincipalName
  }

  /// Reads the list of `ID` and `Type`.
  init(_ identities: [JSONValue]) {
    var guids: [String] = []
    for identity in identities {
      guard let id = identity["ID"]?.text, !id.isEmpty, !AuditData.isNull(id) else { continue }
      let type = identity["Type"]?.anyText.flatMap { Int($0) }.flatMap(IdentityType.init)
      switch type {
      case .userPrincipalName: if party.upn.isEmpty { party.upn = id }
      case .name: if party.name.isEmpty { party.name = id }
      case .puid: break
      default:
        if takeKind(id) { continue }
        if let guid = GUID(id) { guids.append(guid.description) }
      }
    }
    if party.id.isEmpty { party.id = guids.first ?? "" }
    applicationID = guids.first { $0 != party.id } ?? ""
    if party.kind == .unknown, !party.upn.isEmpty { party.kind = .user }
    // Applications of a user's act aren't the actor.
    if party.kind == .user { applicationID = "" }
  }

  /// Fills what the list left out from the record's own field: a UPN, `ServicePrincipal_<id>`, a name.
  mutating func complete(with text: String) {
    guard !text.isEmpty, !AuditData.isNull(text), party.label.isEmpty || party.upn.isEmpty else {
      return
    }
    if takeKind(text) { return }
    if text.utf8.contains(0x40) {
      guard party.kind == .unknown || party.kind == .user else { return }
      party.upn = text
      party.kind = .user
    } else if party.label.isEmpty {
      if let guid = GUID(text) { party.id = guid.description } else { party.name = text }
    }
  }

  /// Takes `User_<id>` and the bare word `User`; false for anything else.
  private mutating func takeKind(_ id: String) -> Bool {
    let word = id[..<(id.utf8.firstIndex(of: 0x5F) ?? id.endIndex)]
    let kind = AuditWords.kind(String(word))
    guard kind != .unknown, kind != .other else { return false }
    if word.endIndex == id.endIndex {
      if party.kind == .unknown { party.kind = kind }
      return true
    }
    guard let guid = GUID(id[id.index(after: word.endIndex)...]) else { return false }
    party.kind = kind
    if party.id.isEmpty { party.id = guid.description }
    return true
  }
}
