public import EntraModel

extension Disagreement {
  /// The disagreements of two copies of one event, in the order of the fields.
  ///
  /// Spellings don't count: case of letters, trailing dots of activities, an instant that was cut to the second. Neither
  /// do fields whose words are each exporter's own: category, service, reason, display names.
  public static func all(between first: Event, and copy: Event) -> [Disagreement] {
    var found: [Disagreement] = []
    if let one = first.instant, let other = copy.instant,
      !Likeness.isSame(one, first.precision, other, copy.precision)
    {
      found.append(Disagreement(field: "time", first: one.description, copy: other.description))
    }
    for (field, read) in fields {
      let (one, other) = (read(first), read(copy))
      if Agreement(one, other) == .no {
        found.append(Disagreement(field: field, first: one, copy: other))
      }
    }
    return found
  }

  private static let fields: [(String, @Sendable (Event) -> String)] = [
    ("activity", { $0.source.isSignIn ? "" : $0.activityKey }),
    ("result", { $0.result.name }),
    ("error_code", { $0.errorCode.map { String($0) } ?? "" }),
    ("actor_id", { $0.actor.id }),
    ("actor", { $0.actor.upn }),
    ("target_id", { $0.target.id }),
    ("target", { $0.target.upn }),
    ("partner_tenant", { $0.partnerTenant?.description ?? "" }),
    ("home_tenant", { $0.homeTenant?.description ?? "" }),
    ("resource_tenant", { $0.resourceTenant?.description ?? "" }),
    ("access_type", { $0.accessType.name }),
    ("user_type", { $0.userType.name }),
    ("app_id", { $0.applicationID }),
    ("ip", { $0.ipAddress }),
    ("country", { $0.country }),
    ("risk", { $0.risk.name }),
    ("correlation_id", { $0.correlationID }),
  ]
}
