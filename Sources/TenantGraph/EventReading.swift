internal import EntraModel

/// What the graph reads out of one event, in one place, so that no two edges read it differently.
extension Event {
  /// Whether the act took place; a log that doesn't say is taken at its word.
  var tookPlace: Bool {
    switch result {
    case .success, .unknown: errorCode == nil || errorCode == 0
    default: false
    }
  }

  /// Whether the provisioning service acts: 1.0 by its application id, 0.9 by its name alone, nil otherwise.
  ///
  /// Anyone can give an application that name, so the name alone is never certain (reference/detections, ruling 1).
  var syncServiceQuality: Double? {
    guard actor.kind == .servicePrincipal else { return nil }
    if actorApplicationID.lowercased() == WellKnown.syncFabricApplication { return 1 }
    return actor.name.lowercased() == WellKnown.syncFabricName ? 0.9 : nil
  }

  /// Every user that the event acts upon.
  var userTargets: [Party] {
    let all = detail?.targets ?? (target.label.isEmpty ? [] : [target])
    return all.filter { $0.kind == .user || ($0.kind == .unknown && !$0.upn.isEmpty) }
  }

  /// The new value of a changed property as scalar text.
  func newText(_ property: String) -> String? {
    (detail?.changes(of: property) ?? []).lazy.compactMap { PropertyValue.read($0.new).scalarText }
      .first
  }

  /// The old value of a changed property as scalar text.
  func oldText(_ property: String) -> String? {
    (detail?.changes(of: property) ?? []).lazy.compactMap { PropertyValue.read($0.old).scalarText }
      .first
  }

  /// Whether an account goes from one state of `AccountEnabled` to another.
  func switchesAccount(to enabled: Bool) -> Bool {
    newText("AccountEnabled")?.lowercased() == String(enabled)
      && oldText("AccountEnabled")?.lowercased() == String(!enabled)
  }

  /// The e-mail address that an invitation or an `Add user` names: the home UPN as far as the inviter knows.
  var invitedAddress: String? {
    if let address = detail?.additionalValue("invitedUserEmailAddress"), !address.isEmpty {
      return address
    }
    if let packed = detail?.targets.lazy.compactMap({ Event.packedEmail($0.name) }).first {
      return packed
    }
    return newText("Mail") ?? newText("OtherMail")
  }

  /// The address in `UPN: .., Email: .., InvitationId: .., Source: ..`, the packed target name of a redemption.
  private static func packedEmail(_ name: String) -> String? {
    guard name.hasPrefix("UPN: ") else { return nil }
    for part in name.split(separator: ",") {
      let trimmed = part.drop { $0 == " " }
      if trimmed.hasPrefix("Email: ") { return String(trimmed.dropFirst(7)) }
    }
    return nil
  }

  /// Whether a provisioning row or its audit twin belongs to cross-tenant synchronization and not to a SaaS or HR job.
  var isCrossTenantProvisioning: Bool {
    guard let part = detail?.provisioning else {
      return reason.lowercased().contains("(target tenant)")
    }
    return part.jobID.lowercased().hasPrefix("azure2azure.")
      || part.targetSystem.lowercased().hasSuffix("(target tenant)")
  }

  /// Whether a sign-in crosses from a home tenant into another that isn't Microsoft's.
  ///
  /// The access type alone never says so: real records carry `b2bCollaboration` with home and resource the same.
  var crossesTenants: Bool {
    guard source.isSignIn, let homeTenant, let resourceTenant, homeTenant != resourceTenant else {
      return false
    }
    let microsoft: AccessType = [.microsoftSupport, .passthrough]
    return accessType.isDisjoint(with: microsoft) && !WellKnown.isMicrosoft(homeTenant)
      && !WellKnown.isMicrosoft(resourceTenant)
  }
}
