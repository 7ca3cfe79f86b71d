public import EntraModel

/// Makes events for tests, the way Ingest would hand them on: invented tenants, one file per log.
public struct EventForge {
  /// The victim.
  public static let victim = GUID(high: 0x1111_0000_0000_4000, low: 0x8000_0000_0000_0001)
  /// A second tenant of the victim.
  public static let subsidiary = GUID(high: 0x2222_0000_0000_4000, low: 0x8000_0000_0000_0002)
  /// The attacker.
  public static let attacker = GUID(high: 0x9999_0000_0000_4000, low: 0x8000_0000_0000_0009)
  /// A consultant and its company.
  public static let consultancy = GUID(high: 0x5555_0000_0000_4000, low: 0x8000_0000_0000_0005)

  /// The day on which everything happens, unless a test says otherwise.
  public static let day = "2026-05-04"
  /// The provisioning service as it signs its work.
  public static let syncFabric = Party(
    kind: .servicePrincipal, id: "0000fab0-0000-4000-8000-000000000001",
    name: "Microsoft.Azure.SyncFabric")
  /// Its application id.
  public static let syncFabricApplication = "00000014-0000-0000-c000-000000000000"

  /// The events made so far.
  public private(set) var events: [Event] = []

  /// Makes an empty forge.
  public init() {}

  /// The events in total order, numbered and placed as a case would.
  public var ordered: [Event] {
    events.sorted {
      ($0.instant?.ticks ?? .max, $0.source, $0.id) < ($1.instant?.ticks ?? .max, $1.source, $1.id)
    }
  }

  /// An instant of the day, `09:10:03`, or a whole ISO 8601 time.
  public static func at(_ text: String) -> Instant? {
    Instant(iso8601: text.contains("T") ? text : day + "T" + text + "Z")
  }

  /// A user of a tenant.
  public static func user(_ id: String, _ upn: String, name: String = "") -> Party {
    Party(kind: .user, id: id, name: name, upn: upn)
  }

  /// Adds any event; a test then changes what it needs.
  public mutating func add(
    _ activity: String, _ time: String, log: TenantID, category: String, actor: Party,
    targets: [Party] = [], changes: [PropertyChange] = [], additional: [KeyValue] = [],
    source: EventSource = .audit, then change: (inout Event) -> Void = { _ in }
  ) {
    let number = Int64(events.count + 1)
    let file: Int64 =
      (log == Self.victim ? 10 : (log == Self.subsidiary ? 20 : 30)) + Int64(source.rawValue)
    var event = Event(
      place: EvidencePlace(
        evidence: EvidenceID(file), record: number, line: number, offset: number * 100, length: 90))
    event.key = number
    event.id = "event-\(number)"
    event.instant = Self.at(time)
    event.precision = .tick
    event.logTenant = log
    event.source = source
    event.category = category
    event.activity = activity
    event.result = .success
    event.actor = actor
    event.target = targets.first ?? Party()
    event.isRelevant = true
    if !source.isSignIn {
      var detail = EventDetail()
      detail.targets = targets
      detail.changes = changes
      detail.additional = additional
      event.detail = detail
    }
    change(&event)
    events.append(event)
  }

  // MARK: Policies

  /// A partner is added.
  public mutating func addPartner(
    _ partner: TenantID, _ time: String, owner: TenantID = victim, by actor: Party
  ) {
    policy("Add a partner to cross-tenant access setting", time, owner, partner, actor, [])
  }

  /// Inbound synchronization is set.
  public mutating func allowSync(
    _ partner: TenantID, _ time: String, owner: TenantID = victim, by actor: Party,
    old: String? = nil, new: String? = "{\"isSyncAllowed\":true}"
  ) {
    policy(
      "Create a partner cross-tenant identity sync setting", time, owner, partner, actor,
      [PropertyChange(target: 0, name: "userSyncInbound", old: old, new: new)])
  }

  /// Automatic redemption is turned on.
  public mutating func autoRedeem(
    _ partner: TenantID, _ time: String, owner: TenantID = victim, by actor: Party
  ) {
    policy(
      "Update a partner cross-tenant access setting", time, owner, partner, actor,
      [
        PropertyChange(
          target: 0, name: "automaticUserConsentSettings", old: nil,
          new: "{\"inboundAllowed\":true,\"outboundAllowed\":null}")
      ])
  }

  /// Any policy record; a nil partner is the default policy.
  public mutating func policy(
    _ activity: String, _ time: String, _ owner: TenantID, _ partner: TenantID?, _ actor: Party,
    _ changes: [PropertyChange], then change: (inout Event) -> Void = { _ in }
  ) {
    add(
      activity, time, log: owner,
      category: activity.contains("sync")
        ? "CrossTenantIdentitySyncSettings" : "CrossTenantAccessSettings",
      actor: actor,
      targets: [
        Party(kind: .policy, id: "policy-object", name: "CrossTenantAccessPolicy for \(owner)")
      ],
      changes: changes
    ) { event in
      event.partnerTenant = partner
      change(&event)
    }
  }

  // MARK: Accounts

  /// The usual four events of one synchronized account, seconds apart.
  public mutating func provision(
    _ external: Party, mail: String, _ time: String, in tenant: TenantID = victim,
    application: String = syncFabricApplication
  ) {
    guard let start = Self.at(time) else { return }
    let invitation = "invitation-of-" + external.id
    for (offset, activity) in [
      "Add user", "Invite external user", "Update user", "Redeem external user invite",
    ].enumerated() {
      add(
        activity, start.advanced(bySeconds: Int64(offset)).description, log: tenant,
        category: "UserManagement",
        actor: offset == 3 ? Self.user(external.id, mail) : Self.syncFabric, targets: [external],
        changes: offset == 0
          ? [PropertyChange(target: 0, name: "Mail", old: "[]", new: "[\"\(mail)\"]")] : [],
        additional: offset == 1 ? [KeyValue(key: "invitedUserEmailAddress", value: mail)] : []
      ) { event in
        if offset != 3 { event.actorApplicationID = application }
        if offset == 1 || offset == 3 { event.invitationID = invitation }
        event.correlationID = "operation-of-" + external.id + time
      }
    }
  }

  /// A person's invitation and its redemption.
  public mutating func invite(
    _ external: Party, mail: String, _ time: String, redeemed: String, by inviter: Party,
    in tenant: TenantID = victim
  ) {
    add(
      "Invite external user", time, log: tenant, category: "UserManagement", actor: inviter,
      targets: [external], additional: [KeyValue(key: "invitedUserEmailAddress", value: mail)]
    ) { $0.invitationID = "invitation-of-" + external.id }
    add(
      "Redeem external user invite", redeemed, log: tenant, category: "UserManagement",
      actor: Self.user(external.id, mail), targets: [external]
    ) { $0.invitationID = "invitation-of-" + external.id }
  }

  /// A row of the provisioning log of a source tenant.
  public mutating func provisioningRow(
    _ time: String, from source: TenantID, _ account: Party, to target: TenantID, _ external: Party,
    action: String = "create", status: EventResult = .success,
    job: String = "Azure2Azure.source.job", configuration: String = "configuration"
  ) {
    add(
      "Provisioning " + action, time, log: source, category: "ProvisioningManagement",
      actor: Party(kind: .servicePrincipal, name: "Azure AD Provisioning Service"),
      targets: [external], source: .provisioning
    ) { event in
      event.result = status
      event.partnerTenant = target
      var part = Provisioning()
      part.action = action
      part.status = status
      part.jobID = job
      part.servicePrincipalID = configuration
      part.servicePrincipalName = "To the target"
      part.source = account
      part.target = Party(kind: .user, id: external.id)
      part.sourceSystem = "Azure Active Directory"
      part.targetSystem = "Azure Active Directory (target tenant)"
      part.rowTenant = target
      part.sourceTenant = source
      event.detail?.provisioning = part
    }
  }

  /// A sign-in; `user` carries the object id and UPN that the log shows.
  public mutating func signIn(
    _ user: Party, _ time: String, home: TenantID, resource: TenantID = victim,
    log: TenantID? = nil, risk: RiskLevel = .none, error: Int64 = 0,
    source: EventSource = .signIn, then change: (inout Event) -> Void = { _ in }
  ) {
    add(
      "Sign-in", time, log: log ?? resource, category: "SignInLogs", actor: user, source: source
    ) { event in
      event.homeTenant = home
      event.resourceTenant = resource
      event.accessType = home == resource ? .saidNone : .b2bCollaboration
      event.risk = risk
      event.errorCode = error
      event.result = error == 0 ? .success : .failure
      event.applicationID = "app-portal"
      event.applicationName = "Azure Portal"
      event.ipAddress = "192.0.2.10"
      change(&event)
    }
  }

  /// A role is given.
  public mutating func grantRole(
    _ role: String, template: String, to account: Party, _ time: String, by actor: Party,
    in tenant: TenantID = victim
  ) {
    add(
      "Add member to role", time, log: tenant, category: "RoleManagement", actor: actor,
      targets: [account],
      changes: [
        PropertyChange(target: 0, name: "Role.DisplayName", old: nil, new: "\"\(role)\""),
        PropertyChange(target: 0, name: "Role.TemplateId", old: nil, new: "\"\(template)\""),
      ])
  }
}
