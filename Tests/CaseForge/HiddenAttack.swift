/// The whole persistence path, a dozen records among a million.
///
/// An administrator's account signs in from an odd place, adds a partner nobody knows, lets it synchronize and redeems for
/// its users; half an hour later an account of that tenant is there, signs in, and is made Global Administrator.
struct HiddenAttack {
  /// The attacker's own tenant.
  let home: String
  /// The account that comes in, by its name at home.
  var upn: String { comer.homeUPN }
  /// Every record of directory audits.
  let audits: [AuditEntry]
  private let comer: Comer
  private let administrator: World.Person
  private let tenant: String
  private let address: Int

  /// Day 17 of 30.
  private static let beginning = 13 * 86_400 + 7000

  /// Plans an attack on a world.
  init(_ world: World, _ random: inout SplitMix64) {
    home = random.guid()
    administrator = world.people[0]
    tenant = world.tenant
    address = random.below(world.addresses.count)
    let comer = Comer(name: "k.lindner", domain: "fenwick-advisory.example", home: home, &random)
    self.comer = comer
    let start = Self.beginning
    let opener = AuditEntry.Initiator.user(id: administrator.id, upn: administrator.upn)
    let partner = "\"\(home)\""
    let policyID = random.guid()
    let policy = { (changes: [(name: String, old: String?, new: String?)]) in
      AuditEntry.Target(
        type: "Policy", id: policyID, name: "CrossTenantAccessPolicy for \(world.tenant)",
        changes: changes)
    }
    audits =
      [
        AuditEntry(
          secondsAgo: start, activity: "Add a partner to cross-tenant access setting",
          category: "CrossTenantAccessSettings", operation: "Add", initiator: opener,
          targets: [policy([("tenantId", nil, partner)])]),
        AuditEntry(
          secondsAgo: start - 4, activity: "Create a partner cross-tenant identity sync setting",
          category: "CrossTenantIdentitySyncSettings", operation: "Add", initiator: opener,
          targets: [
            policy([
              ("userSyncInbound", nil, #"{"isSyncAllowed":true}"#), ("tenantId", nil, partner),
            ])
          ]),
        AuditEntry(
          secondsAgo: start - 9, activity: "Update a partner cross-tenant access setting",
          category: "CrossTenantAccessSettings", initiator: opener,
          targets: [
            policy([
              ("tenantId", partner, partner),
              (
                "automaticUserConsentSettings", nil,
                #"{"inboundAllowed":true,"outboundAllowed":null}"#
              ),
            ])
          ]),
      ]
      + comer.arrival(
        secondsAgo: start - 1800,
        by: .service(name: "Microsoft.Azure.SyncFabric", id: random.guid()),
        worker: .service(name: "Microsoft B2B Admin Worker", id: random.guid()), type: "Member",
        after: 2, &random)
      + [
        AuditEntry(
          secondsAgo: start - 3600, activity: "Add member to role", category: "RoleManagement",
          operation: "Assign", initiator: opener,
          targets: [
            comer.target([
              ("Role.DisplayName", nil, #""Global Administrator""#),
              ("Role.TemplateId", nil, #""62e90394-69f5-4237-9190-012177145e10""#),
            ]),
            .init(type: "Role", id: random.guid()),
          ])
      ]
  }

  /// The administrator's odd sign-in and those of the account that came.
  func signIns(_ fragments: Fragments) -> [SignIn] {
    let external = World.Person(
      id: comer.id, name: "K Lindner", upn: comer.homeUPN, home: home, isExternal: true)
    let signIn = { (person: World.Person, secondsAgo: Int, isAtRisk: Bool) in
      SignIn(
        secondsAgo: secondsAgo, person: Fragments.person(person, in: tenant), application: 2,
        address: address, isInteractive: true, isFailed: false, isAtRisk: isAtRisk)
    }
    return [
      signIn(administrator, Self.beginning + 900, true),
      signIn(external, Self.beginning - 2400, false),
      signIn(external, Self.beginning - 3000, false),
      signIn(external, Self.beginning - 86_400, false),
    ]
  }
}
