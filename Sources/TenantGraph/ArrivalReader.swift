internal import EntraModel

/// Folds the events of user management, provisioning and export into arrivals, one account after another.
struct ArrivalReader {
  /// Events of one arrival lie within ten minutes; a real one takes seconds (reference/audit-events 2.2).
  private static let windowSeconds: Int64 = 600

  private var arrivals: [Arrival] = []
  private var openOf: [NodeID: [Int]] = [:]
  private var byInvitation: [String: Int] = [:]
  private var byHome: [NodeID: [Int]] = [:]

  /// Reads all arrivals, in time order; marks accounts whose coming into being is seen.
  static func read(_ context: inout GraphContext) -> [Arrival] {
    var reader = ArrivalReader()
    for event in context.events where event.instant != nil && event.tookPlace {
      if event.detail?.provisioning != nil {
        reader.readProvisioning(event, &context)
      } else if event.category.lowercased() == "provisioningmanagement" {
        reader.readExport(event, &context)
      } else if !event.source.isSignIn {
        reader.readUserManagement(event, &context)
      }
    }
    for arrival in reader.arrivals where arrival.verb == "create" || arrival.verb == "invite" {
      guard var external = context.externals[arrival.account] else { continue }
      external.creationSeen = true
      context.update(external)
    }
    return reader.arrivals.filter { $0.way != .undetermined }
  }

  // MARK: The target's audit log

  private mutating func readUserManagement(_ event: Event, _ context: inout GraphContext) {
    let activity = event.activityKey
    let trace: String
    switch true {
    case ActivityTable.addUser.contains(activity): trace = "add"
    case ActivityTable.invite.contains(activity): trace = "invite"
    case ActivityTable.redeem.contains(activity): trace = "redeem"
    case ActivityTable.updateUser.contains(activity),
      ActivityTable.enableAccount.contains(activity):
      trace = "update"
    default: return
    }
    for target in event.userTargets {
      guard let instant = event.instant,
        let node = context.accounts.account(
          tenant: event.logTenant, id: target.id, upn: target.upn, at: instant),
        context.externals[node] != nil
      else { continue }
      read(event, trace, node, instant, &context)
    }
  }

  private mutating func read(
    _ event: Event, _ trace: String, _ node: NodeID, _ instant: Instant,
    _ context: inout GraphContext
  ) {
    let service = event.syncServiceQuality
    let reenables =
      service != nil && trace == "update"
      && (event.switchesAccount(to: true)
        || ActivityTable.enableAccount.contains(event.activityKey))
    if !reenables, let index = openArrival(node, event, instant) {
      arrivals[index].take(event, trace: trace)
      remember(event.invitationID, of: index)
      determine(index, event, trace, &context)
      return
    }
    switch trace {
    case "add", "invite":
      begin(event, trace, node, instant, way: .undetermined, verb: "create", context)
      determine(arrivals.count - 1, event, trace, &context)
    case "update" where service != nil:
      begin(
        event, trace, node, instant, way: .provisioned, verb: reenables ? "re-enable" : "update",
        context)
      arrivals[arrivals.count - 1].serviceQuality = service ?? 0.9
    default: break
    }
  }

  /// The invitation's initiator decides between invited and provisioned; the B2B Admin Worker proves nothing alone.
  private mutating func determine(
    _ index: Int, _ event: Event, _ trace: String, _ context: inout GraphContext
  ) {
    if let service = event.syncServiceQuality {
      guard arrivals[index].way != .invited else { return }
      let isFirst = arrivals[index].way == .undetermined
      arrivals[index].way = .provisioned
      arrivals[index].serviceQuality =
        isFirst ? service : max(service, arrivals[index].serviceQuality)
      return
    }
    guard trace == "invite" || trace == "add",
      arrivals[index].way != .provisioned || trace == "invite"
    else { return }
    let isWorker =
      event.actorApplicationID.lowercased() == WellKnown.b2bAdminWorkerApplication
      || event.actor.name.lowercased() == "microsoft b2b admin worker"
    let isPerson = event.actor.kind == .user && !(event.actor.id.isEmpty && event.actor.upn.isEmpty)
    // An application other than the provisioning service (entitlement management) invites, it doesn't synchronize.
    guard isPerson || (trace == "invite" && event.actor.kind == .servicePrincipal && !isWorker)
    else {
      return
    }
    arrivals[index].way = .invited
    arrivals[index].verb = "invite"
    arrivals[index].by = context.party(event.actor, in: event.logTenant, at: event.instant)
  }

  private mutating func begin(
    _ event: Event, _ trace: String, _ node: NodeID, _ instant: Instant, way: Arrival.Way,
    verb: String, _ context: GraphContext
  ) {
    var arrival = Arrival(
      account: node, tenant: context.externals[node]?.tenant, way: way, verb: verb, start: instant,
      serviceQuality: 0)
    arrival.take(event, trace: trace)
    arrivals.append(arrival)
    openOf[node, default: []].append(arrivals.count - 1)
    remember(event.invitationID, of: arrivals.count - 1)
    if let external = context.externals[node], let home = context.homeAccount(of: external) {
      byHome[home, default: []].append(arrivals.count - 1)
    }
  }

  /// A redemption may come weeks later; the invitation's id leads it to its arrival, whichever event names it first.
  private mutating func remember(_ invitation: String, of index: Int) {
    if !invitation.isEmpty { byInvitation[invitation] = index }
  }

  /// The arrival that an event belongs to: same invitation at any time, else same operation or within the window.
  private func openArrival(_ node: NodeID, _ event: Event, _ instant: Instant) -> Int? {
    if !event.invitationID.isEmpty, let index = byInvitation[event.invitationID],
      arrivals[index].account == node
    {
      return index
    }
    guard let index = openOf[node]?.last else { return nil }
    let arrival = arrivals[index]
    if arrival.correlationIDs.contains(event.correlationID) { return index }
    let isNear = abs(instant.seconds(since: arrival.start)) <= Self.windowSeconds
    return isNear ? index : nil
  }

  // MARK: The source's logs

  private mutating func readProvisioning(_ event: Event, _ context: inout GraphContext) {
    guard let part = event.detail?.provisioning, event.isCrossTenantProvisioning,
      let instant = event.instant, !part.target.id.isEmpty
    else { return }
    let verb: String
    switch part.action.lowercased() {
    case "create": verb = "create"
    case "update": verb = event.switchesAccount(to: true) ? "re-enable" : "update"
    default: return
    }
    let target = context.provisioningTarget(part, source: part.sourceTenant ?? event.logTenant)
    let node = NodeID(.account, tenant: target, key: part.target.id)
    guard context.externals[node] != nil else { return }
    if let index = openArrival(node, event, instant) {
      arrivals[index].take(event, trace: "provisioning-log")
      if arrivals[index].way == .undetermined { arrivals[index].way = .provisioned }
    } else {
      begin(event, "provisioning-log", node, instant, way: .provisioned, verb: verb, context)
    }
    if let index = openOf[node]?.last { arrivals[index].serviceQuality = 1 }
  }

  /// `Export ... was created` is effect and corroborates; `Synchronization rule action ... will be created` is intent.
  private mutating func readExport(_ event: Event, _ context: inout GraphContext) {
    guard event.activityKey == "export", event.isCrossTenantProvisioning,
      event.reason.lowercased().contains(" was "), let instant = event.instant
    else { return }
    for target in event.userTargets {
      let home = context.accounts.account(
        tenant: event.logTenant, id: target.id, upn: target.upn, at: instant)
      guard let home else { continue }
      let index = byHome[home]?.last {
        abs(instant.seconds(since: arrivals[$0].start)) <= Self.windowSeconds
      }
      if let index { arrivals[index].take(event, trace: "export") }
    }
  }
}
