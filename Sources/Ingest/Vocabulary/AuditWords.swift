internal import EntraModel

/// The words of directory audits: results, object types, categories.
enum AuditWords {
  /// Categories of bulk noise: devices register and report by the thousand, and no edge is drawn from it.
  ///
  /// Everything else, also a category never seen before, goes to the graph.
  private static let noise: Set<String> = ["device", "deviceconfiguration", "devicetemplate"]

  /// Categories whose acts are about accounts, folded: their row shows the user.
  static let accountCategories: Set<String> = [
    "usermanagement", "groupmanagement", "rolemanagement", "provisioningmanagement",
  ]

  /// Whether the graph can do without events of a category.
  static func isNoise(category: String) -> Bool { noise.contains(Folding.word(category.utf8)) }

  /// Graph's `operationResult`; a timeout is a failure.
  static func result(_ word: String) -> EventResult {
    switch Folding.word(word.utf8) {
    case "success", "succeeded", "0": .success
    case "failure", "failed", "timeout": .failure
    case "skipped": .skipped
    case "warning": .warning
    case "interrupted": .interrupted
    default: .unknown
    }
  }

  /// The type of a target or identity.
  static func kind(_ word: String) -> ObjectKind {
    switch Folding.word(word.utf8) {
    case "": .unknown
    case "user": .user
    case "serviceprincipal": .servicePrincipal
    case "group": .group
    case "role", "directoryrole": .role
    case "application", "app": .application
    case "policy": .policy
    case "device": .device
    default: .other
    }
  }

  /// The invitation that an event belongs to: from its details, else from a redemption's packed target name
  /// (`UPN: .., Email: .., InvitationId: .., Source: ..`).
  static func invitationID(_ detail: EventDetail) -> String? {
    if let id = detail.additionalValue("InvitationId"), !id.isEmpty { return id }
    for target in detail.targets {
      guard let marker = target.name.range(of: "InvitationId: ") else { continue }
      let id = target.name[marker.upperBound...].prefix { $0 != "," && $0 != " " }
      if !id.isEmpty { return String(id) }
    }
    return nil
  }
}

extension String {
  /// The first place of a text, without Foundation.
  fileprivate func range(of wanted: String) -> Range<String.Index>? {
    var start = startIndex
    while let first = self[start...].utf8.firstIndex(of: wanted.utf8[wanted.utf8.startIndex]) {
      if self[first...].hasPrefix(wanted) {
        return first..<self.index(first, offsetBy: wanted.count)
      }
      start = self.utf8.index(after: first)
    }
    return nil
  }
}
