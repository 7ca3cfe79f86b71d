internal import EntraModel

/// How an external account came into a tenant or was changed by synchronization: three to five events, one act.
struct Arrival {
  /// What brought it.
  enum Way: Equatable {
    case undetermined, provisioned, invited
  }

  var account: NodeID
  var tenant: TenantID?
  var way: Way
  /// `create`, `update`, `re-enable`; `invite` for a person's invitation.
  var verb: String
  var start: Instant
  /// Quality of the sign that the provisioning service acted; 1.0 by id or provisioning row.
  var serviceQuality: Double
  /// Who is recorded as inviting.
  var by: NodeID?
  var invitationID = ""
  var correlationIDs: Set<String> = []
  var traces: Set<String> = []
  var events: [Event] = []

  /// The usual traces of one synced account, in the order in which they are printed.
  static let traceOrder = ["add", "invite", "update", "redeem", "provisioning-log", "export"]

  /// The traces seen, in order.
  var orderedTraces: [String] { Arrival.traceOrder.filter(traces.contains) }

  /// Whether the target's and the source's logs both show it.
  var corroboration: Corroboration {
    let target = !traces.isDisjoint(with: ["add", "invite", "update", "redeem"])
    let source = !traces.isDisjoint(with: ["provisioning-log", "export"])
    return target && source ? .bothSides : .oneSided
  }

  mutating func take(_ event: Event, trace: String) {
    events.append(event)
    traces.insert(trace)
    if !event.correlationID.isEmpty { correlationIDs.insert(event.correlationID) }
    if invitationID.isEmpty { invitationID = event.invitationID }
  }
}
