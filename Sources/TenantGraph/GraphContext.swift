internal import EntraModel

/// Everything that edges are drawn from: the events, and what only the whole case can tell.
struct GraphContext {
  /// Relevant events in total order.
  let events: [Event]
  let ownTenants: [TenantID]
  let tenantNames: [TenantID: String]
  /// Policy changes in time order, each once: the generic twin of a change is folded into it.
  private(set) var policyChanges: [PolicyChange] = []
  private(set) var histories: [PolicyPair: PolicyHistory] = [:]
  private(set) var accounts = NodeTable()
  private(set) var domains = DomainMap()
  /// External accounts by node.
  private(set) var externals: [NodeID: ExternalAccount] = [:]
  /// Tenants that hold an external account of an object id.
  private var tenantsOfObject: [String: Set<TenantID>] = [:]
  /// External accounts of a tenant by home UPN in lower case.
  private var externalsByHome: [String: [NodeID]] = [:]
  /// How external accounts came, in time order.
  private(set) var arrivals: [Arrival] = []
  /// Object ids of service principals that are synchronization configurations, with their job's node.
  private(set) var syncConfigurations: [String: NodeID] = [:]
  /// Target tenant of a synchronization configuration, by node.
  private(set) var syncTargets: [NodeID: TenantID] = [:]

  /// When a role was taken from an account, in time order.
  private(set) var roleRemovals: [NodeID: [(role: NodeID, instant: Instant)]] = [:]
  /// Pairs that belong to one multi-tenant organization, as the owner's own audit log shows.
  private(set) var multiTenantPairs: Set<PolicyPair> = []

  init(events: [Event], ownTenants: [TenantID], tenantNames: [TenantID: String]) {
    // Snapshots tell a state and no act: nothing but the policies' histories ever sees them.
    let hasSnapshots = events.contains { $0.source == .policySnapshot }
    self.events = hasSnapshots ? events.filter { $0.source != .policySnapshot } : events
    self.ownTenants = ownTenants
    self.tenantNames = tenantNames
    readPolicies()
    if hasSnapshots { readSnapshots(events) }
    learnAccounts()
    learnSyncConfigurations()
    learnHomes()
    resolveHomesByDomainAndDoor()
    arrivals = ArrivalReader.read(&self)
    readRemovalsAndOrganizations()
  }

  private mutating func readRemovalsAndOrganizations() {
    for event in events where event.tookPlace && !event.source.isSignIn {
      let activity = event.activityKey
      if ActivityTable.multiTenantOrganization.contains(activity) {
        for change in event.detail?.changes(of: "tenantId") ?? [] {
          guard let text = PropertyValue.read(change.new).scalarText, let partner = GUID(text)
          else {
            continue
          }
          multiTenantPairs.insert(PolicyPair(owner: event.logTenant, partner: partner))
        }
      }
      guard ActivityTable.revokeRole.contains(activity), let instant = event.instant,
        let role = Granted.role(of: event)
      else { continue }
      for user in event.userTargets {
        guard
          let account = accounts.account(
            tenant: event.logTenant, id: user.id, upn: user.upn, at: instant)
        else { continue }
        roleRemovals[account, default: []].append((role.id, instant))
      }
    }
  }

  // MARK: Policies

  private mutating func readPolicies() {
    for event in events where event.source == .audit || event.source == .unifiedAuditLog {
      if event.category.lowercased() == "policy", PolicyChange.mentionsCrossTenant(event),
        let twin = twin(of: event)
      {
        policyChanges[twin].twins.append(event)
        continue
      }
      guard let change = PolicyChange(event) else { continue }
      policyChanges.append(change)
    }
    for change in policyChanges {
      let pair = PolicyPair(owner: change.owner, partner: change.partner)
      histories[pair, default: PolicyHistory(owner: pair.owner, partner: pair.partner)]
        .replay(change)
    }
  }

  private mutating func readSnapshots(_ events: [Event]) {
    for event in events {
      guard let sighting = PolicySighting(event) else { continue }
      let pair = PolicyPair(owner: event.logTenant, partner: event.partnerTenant)
      histories[pair, default: PolicyHistory(owner: pair.owner, partner: pair.partner)]
        .note(sighting)
    }
  }

  /// The change whose generic `Add policy` twin an event is: same correlation, or within two seconds of it.
  private func twin(of event: Event) -> Int? {
    policyChanges.lastIndex { change in
      guard change.owner == event.logTenant else { return false }
      if !event.correlationID.isEmpty, event.correlationID == change.event.correlationID {
        return true
      }
      guard let left = event.instant, let right = change.event.instant else { return false }
      return abs(left.ticks - right.ticks) <= 2 * Instant.ticksPerSecond
    }
  }

  // MARK: Accounts

  private mutating func learnAccounts() {
    for event in events {
      if event.source.isSignIn {
        learnSignIn(event)
        continue
      }
      if let part = event.detail?.provisioning {
        accounts.learn(
          tenant: part.sourceTenant ?? event.logTenant, id: part.source.id, upn: part.source.upn,
          name: part.source.name, at: event.instant)
        continue
      }
      if event.actor.kind == .user, !ActivityTable.redeem.contains(event.activityKey) {
        accounts.learn(
          tenant: event.logTenant, id: event.actor.id, upn: event.actor.upn, name: event.actor.name,
          at: event.instant)
      }
      let isProvisioningAudit = event.category.lowercased() == "provisioningmanagement"
      for target in event.userTargets {
        let name = target.name.hasPrefix("UPN: ") ? "" : target.name
        accounts.learn(
          tenant: event.logTenant, id: target.id, upn: target.upn, name: name, at: event.instant)
        guard !isProvisioningAudit, ExternalName.isExternal(target.upn) else { continue }
        noteExternal(tenant: event.logTenant, id: target.id, upn: target.upn, at: event.instant)
      }
    }
  }

  private mutating func learnSignIn(_ event: Event) {
    guard let home = event.homeTenant, !event.actor.upn.isEmpty else { return }
    domains.count(upn: event.actor.upn, home: home)
    guard event.resourceTenant == home || event.logTenant == home else { return }
    accounts.learn(
      tenant: home, id: event.actor.id, upn: event.actor.upn, name: event.actor.name,
      at: event.instant)
  }

  mutating func noteExternal(tenant: TenantID?, id: String, upn: String, at instant: Instant?) {
    guard let node = accounts.account(tenant: tenant, id: id, upn: upn, at: instant) else { return }
    var external =
      externals[node]
      ?? ExternalAccount(node: node, tenant: tenant, objectID: id.lowercased(), upn: upn)
    if external.upn.isEmpty { external.upn = upn }
    if external.firstSeen == nil { external.firstSeen = instant }
    if !id.isEmpty, let tenant { tenantsOfObject[id.lowercased(), default: []].insert(tenant) }
    if let decoded = ExternalName.homeUPN(of: upn) {
      external.learnHome(upn: decoded, quality: 0.75)
    }
    externals[node] = external
  }

  // MARK: Synchronization configurations

  private mutating func learnSyncConfigurations() {
    for event in events {
      if let part = event.detail?.provisioning, event.isCrossTenantProvisioning {
        let source = part.sourceTenant ?? event.logTenant
        let job = NodeID(.syncJob, tenant: source, key: part.jobID)
        if !part.servicePrincipalID.isEmpty {
          syncConfigurations[part.servicePrincipalID.lowercased()] = job
        }
        if let target = provisioningTarget(part, source: source) { syncTargets[job] = target }
        continue
      }
      guard event.category.lowercased() == "provisioningmanagement",
        let configuration = event.detail?.targets.first(where: { $0.kind == .servicePrincipal })
      else { continue }
      let template = event.detail?.additionalValue("templateId")?.lowercased()
      guard template == "azure2azure" || event.isCrossTenantProvisioning else { continue }
      let key = configuration.id.lowercased()
      if syncConfigurations[key] == nil {
        syncConfigurations[key] = NodeID(.syncJob, tenant: event.logTenant, key: key)
      }
    }
  }

  /// The tenant that a provisioning row writes into: the row's tenant when it isn't the source, else the tenant in
  /// which the target's object id is known (reference/detections, ruling 3).
  func provisioningTarget(_ part: Provisioning, source: TenantID?) -> TenantID? {
    if let row = part.rowTenant, row != source { return row }
    return tenantsOfObject[part.target.id.lowercased()]?.filter { $0 != source }.min()
  }

  // MARK: Homes

  private mutating func learnHomes() {
    for event in events {
      if let part = event.detail?.provisioning {
        learnHome(from: part, event)
      } else if event.crossesTenants {
        learnHome(fromSignIn: event)
      } else if !event.source.isSignIn {
        learnHome(fromAudit: event)
      }
    }
    for (node, external) in externals where !external.homeUPN.isEmpty {
      externalsByHome[external.homeUPN, default: []].append(node)
    }
    for key in externalsByHome.keys { externalsByHome[key]?.sort() }
    for event in events where event.crossesTenants {
      guard let home = event.homeTenant else { continue }
      for node in externalNodes(tenant: event.resourceTenant, homeUPN: event.actor.upn) {
        externals[node]?.learnHome(tenant: home, quality: 0.9)
      }
    }
  }

  private mutating func learnHome(from part: Provisioning, _ event: Event) {
    guard event.isCrossTenantProvisioning, event.tookPlace, !part.target.id.isEmpty else { return }
    let source = part.sourceTenant ?? event.logTenant
    let target = provisioningTarget(part, source: source)
    noteExternal(tenant: target, id: part.target.id, upn: part.target.upn, at: event.instant)
    let node = NodeID(.account, tenant: target, key: part.target.id)
    externals[node]?.learnHome(upn: part.source.upn, quality: 1)
    if let source { externals[node]?.learnHome(tenant: source, quality: 1) }
    guard !part.source.id.isEmpty else { return }
    externals[node]?.homeObjectID = part.source.id.lowercased()
    externals[node]?.hasBothIDs = true
  }

  private mutating func learnHome(fromSignIn event: Event) {
    let node = NodeID(.account, tenant: event.resourceTenant, key: event.actor.id)
    guard !event.actor.id.isEmpty, externals[node] != nil, let home = event.homeTenant else {
      return
    }
    externals[node]?.learnHome(upn: event.actor.upn, quality: 1)
    externals[node]?.learnHome(tenant: home, quality: 1)
  }

  private mutating func learnHome(fromAudit event: Event) {
    for target in event.userTargets {
      guard
        let node = accounts.account(
          tenant: event.logTenant, id: target.id, upn: target.upn, at: event.instant),
        externals[node] != nil
      else { continue }
      let activity = event.activityKey
      if ActivityTable.redeem.contains(activity), event.actor.kind == .user {
        externals[node]?.learnHome(upn: event.actor.upn, quality: 0.9)
      }
      if ActivityTable.invite.contains(activity) || ActivityTable.redeem.contains(activity)
        || ActivityTable.addUser.contains(activity), let address = event.invitedAddress
      {
        externals[node]?.learnHome(upn: address, quality: 0.9)
      }
    }
  }

  private mutating func resolveHomesByDomainAndDoor() {
    let synced = readSyncedDomains()
    for node in externals.keys.sorted() {
      guard let external = externals[node], external.homeTenant == nil else { continue }
      if let domain = ExternalName.domain(of: external.homeUPN),
        let home = domains.home(ofDomain: domain)
      {
        externals[node]?.learnHome(tenant: home, quality: 0.75)
      } else if let instant = external.firstSeen,
        let door = onlyOpenDoor(into: external.tenant, at: instant),
        mayCome(external, through: door, synced)
      {
        externals[node]?.learnHome(tenant: door, quality: 0.5)
      }
    }
  }

  /// Whether a door may be the one through which an account came: it stood open when its domain's first accounts came.
  private func mayCome(
    _ external: ExternalAccount, through door: TenantID, _ synced: SyncedDomains
  ) -> Bool {
    guard let domain = ExternalName.domain(of: external.homeUPN),
      let first = synced.first(ofDomain: domain, in: external.tenant)
    else { return true }
    return onlyOpenDoor(into: external.tenant, at: first) == door
  }

  private func readSyncedDomains() -> SyncedDomains {
    var synced = SyncedDomains()
    for event in events where event.tookPlace && event.syncServiceQuality != nil {
      guard let instant = event.instant else { continue }
      for target in event.userTargets {
        let node = accounts.account(
          tenant: event.logTenant, id: target.id, upn: target.upn, at: instant)
        guard let external = node.flatMap({ externals[$0] }),
          let domain = ExternalName.domain(of: external.homeUPN)
        else { continue }
        synced.note(domain: domain, tenant: external.tenant, at: instant)
      }
    }
    return synced
  }

  /// The one partner that a tenant lets synchronize at an instant; nil when there is none or more than one.
  private func onlyOpenDoor(into tenant: TenantID?, at instant: Instant) -> TenantID? {
    let open = histories.values.filter { history in
      history.owner == tenant && history.partner != nil
        && history.isOpen(.syncInbound, at: instant, skewSeconds: GraphContext.skewSeconds) == true
    }
    return open.count == 1 ? open.first?.partner : nil
  }

  // MARK: Questions

  /// Tolerance between the clocks of two logs, in seconds (reference/detections T1).
  static let skewSeconds: Int64 = 300

  /// External accounts of a tenant that a home UPN belongs to, sorted.
  func externalNodes(tenant: TenantID?, homeUPN: String) -> [NodeID] {
    (externalsByHome[homeUPN.lowercased()] ?? []).filter { externals[$0]?.tenant == tenant }
  }

  /// The node of a user or service principal in the log's tenant.
  func party(_ party: Party, in tenant: TenantID?, at instant: Instant?) -> NodeID? {
    switch party.kind {
    case .servicePrincipal, .application:
      let key = !party.id.isEmpty ? party.id : party.name
      return key.isEmpty ? nil : NodeID(.servicePrincipal, tenant: tenant, key: key)
    default:
      return accounts.account(tenant: tenant, id: party.id, upn: party.upn, at: instant)
    }
  }

  /// The home account of an external account; in an unknown tenant while the home isn't known.
  func homeAccount(of external: ExternalAccount) -> NodeID? {
    accounts.account(
      tenant: external.homeTenant, id: external.homeObjectID, upn: external.homeUPN,
      at: external.firstSeen)
  }

  /// Replaces what is known of an external account.
  mutating func update(_ external: ExternalAccount) { externals[external.node] = external }
}
