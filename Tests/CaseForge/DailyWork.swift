/// What administrators, services and people of a tenant do every day, none of it an attack.
struct DailyWork {
  private let world: World
  private let partner: String
  private let helpdesk: [World.Person]
  private let administrator: World.Person
  private let provisioning: AuditEntry.Initiator
  private let invitations: AuditEntry.Initiator
  private let services: [AuditEntry.Initiator]
  private let groups: [(id: String, name: String)]
  private let policies: [(id: String, tenant: String)]
  private var comers = 0

  /// Prepares a month of work; the first dozen people are its administrators.
  init(_ world: World, partner: String, _ random: inout SplitMix64) {
    self.world = world
    self.partner = partner
    administrator = world.people[1]
    helpdesk = Array(world.people[2..<12])
    provisioning = .service(name: "Microsoft.Azure.SyncFabric", id: random.guid())
    invitations = .service(name: "Microsoft B2B Admin Worker", id: random.guid())
    services = ["Device Registration Service", "Managed Service Identity"].map {
      .service(name: $0, id: random.guid())
    }
    groups = (0..<60).map { (random.guid(), "Team \($0)") }
    policies = (0..<12).map { _ in (random.guid(), random.guid()) }
  }

  /// The entries of one piece of work, which begins at a moment.
  mutating func entries(secondsAgo: Int, _ random: inout SplitMix64) -> [AuditEntry] {
    switch random.below(100) {
    case 0..<40: [device(secondsAgo, &random)]
    case 40..<55: [service(secondsAgo, &random)]
    case 55..<75: [department(secondsAgo, &random)]
    case 75..<88: [membership(secondsAgo, &random)]
    case 88..<91: [role(secondsAgo, &random)]
    case 91..<95: guest(secondsAgo, &random)
    case 95..<97: joiner(secondsAgo, &random)
    case 97..<99: [syncedChange(secondsAgo, &random)]
    default: [policy(secondsAgo, &random)]
    }
  }

  private func user(_ person: World.Person) -> AuditEntry.Initiator {
    .user(id: person.id, upn: person.upn)
  }

  private func member(_ random: inout SplitMix64) -> World.Person {
    let person = world.people[12 + random.below(world.people.count - 12)]
    return person.isExternal ? world.people[12] : person
  }

  private func device(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    AuditEntry(
      secondsAgo: secondsAgo, activity: "Update device", category: "Device",
      initiator: services[0],
      targets: [
        .init(
          type: "Device", id: random.guid(), name: "LT-\(random.below(4000))",
          changes: [("Included Updated Properties", nil, #""DeviceOSVersion""#)])
      ])
  }

  private func service(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    AuditEntry(
      secondsAgo: secondsAgo, activity: "Update service principal",
      category: "ApplicationManagement", initiator: services[1],
      targets: [
        .init(
          type: "ServicePrincipal", id: random.guid(), name: "job-\(random.below(300))",
          changes: [("Included Updated Properties", nil, #""KeyDescription""#)])
      ])
  }

  private func department(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    let person = member(&random)
    return AuditEntry(
      secondsAgo: secondsAgo, activity: "Update user", category: "UserManagement",
      initiator: user(helpdesk[random.below(helpdesk.count)]),
      targets: [
        .init(
          type: "User", id: person.id, upn: person.upn,
          changes: [
            ("Department", #"["Sales"]"#, #"["Unit \#(random.below(90))"]"#),
            ("Included Updated Properties", nil, #""Department""#),
          ])
      ])
  }

  private func membership(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    let group = groups[random.below(groups.count)]
    let person = world.people[12 + random.below(world.people.count - 12)]
    return AuditEntry(
      secondsAgo: secondsAgo, activity: "Add member to group", category: "GroupManagement",
      operation: "Assign", initiator: user(helpdesk[random.below(helpdesk.count)]),
      targets: [
        .init(
          type: "User", id: person.id, upn: person.upn,
          changes: [
            ("Group.ObjectID", nil, "\"\(group.id)\""),
            ("Group.DisplayName", nil, "\"\(group.name)\""),
          ]),
        .init(type: "Group", id: group.id, name: group.name),
      ])
  }

  private func role(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    let roles = [
      ("Helpdesk Administrator", "729827e3-9c14-49f7-bb1b-9608f156bbb8"),
      ("Reports Reader", "4a5d8f65-41da-4de4-8968-e035b65339cf"),
      ("Security Administrator", "194ae4cb-b126-40b2-bd5b-6091b380977d"),
    ]
    let (name, template) = roles[random.below(roles.count)]
    let person = member(&random)
    return AuditEntry(
      secondsAgo: secondsAgo, activity: "Add member to role", category: "RoleManagement",
      operation: "Assign", initiator: user(administrator),
      targets: [
        .init(
          type: "User", id: person.id, upn: person.upn,
          changes: [
            ("Role.DisplayName", nil, "\"\(name)\""), ("Role.TemplateId", nil, "\"\(template)\""),
          ]),
        .init(type: "Role", id: random.guid()),
      ])
  }

  /// A guest whom somebody invites and who accepts; whether it signs in is for others to tell.
  private mutating func guest(_ secondsAgo: Int, _ random: inout SplitMix64) -> [AuditEntry] {
    comers += 1
    let comer = Comer(
      name: "guest\(comers)", domain: "supplier\(random.below(40)).example", &random)
    return comer.arrival(
      secondsAgo: secondsAgo, by: user(member(&random)), worker: invitations, type: "Guest",
      after: 3600 + random.below(3600), &random)
  }

  /// Somebody whom the old synchronization brings.
  private mutating func joiner(_ secondsAgo: Int, _ random: inout SplitMix64) -> [AuditEntry] {
    comers += 1
    return Comer(name: "joiner\(comers)", domain: "affiliate.example", home: partner, &random)
      .arrival(
        secondsAgo: secondsAgo, by: provisioning, worker: invitations, type: "Member", after: 2,
        &random)
  }

  private static func colleague(_ number: Int) -> (id: String, name: String) {
    ("00000000-0000-4000-8000-\(100_000_000_000 + number)", "colleague\(number)")
  }

  /// Colleagues whom the old synchronization brought long ago sign in, two each day.
  func signIns(days: Int, _ random: inout SplitMix64) -> [SignIn] {
    (0..<days * 2).map { number in
      let colleague = Self.colleague(random.below(400))
      let person = World.Person(
        id: colleague.id, name: colleague.name, upn: "\(colleague.name)@affiliate.example",
        home: partner, isExternal: true)
      return SignIn(
        secondsAgo: number * 43_200 + random.below(40_000),
        person: Fragments.person(person, in: world.tenant),
        application: random.below(world.applications.count),
        address: random.below(world.addresses.count), isInteractive: true, isFailed: false,
        isAtRisk: false)
    }
  }

  /// The old synchronization changes somebody whom it brought long ago.
  private func syncedChange(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    let colleague = Self.colleague(random.below(400))
    return AuditEntry(
      secondsAgo: secondsAgo, activity: "Update user", category: "UserManagement",
      initiator: provisioning,
      targets: [
        .init(
          type: "User", id: colleague.id,
          upn: "\(colleague.name)_affiliate.example#EXT#@forge.onmicrosoft.com",
          changes: [
            ("Department", #"["Sales"]"#, #"["Unit \#(random.below(90))"]"#),
            ("Included Updated Properties", nil, #""Department""#),
          ])
      ])
  }

  /// The usual administrator tightens what a partner's people may do.
  private func policy(_ secondsAgo: Int, _ random: inout SplitMix64) -> AuditEntry {
    let policy = policies[random.below(policies.count)]
    return AuditEntry(
      secondsAgo: secondsAgo, activity: "Update a partner cross-tenant access setting",
      category: "CrossTenantAccessSettings", initiator: user(administrator),
      targets: [
        .init(
          type: "Policy", id: policy.id, name: "CrossTenantAccessPolicy for \(world.tenant)",
          changes: [
            ("tenantId", "\"\(policy.tenant)\"", "\"\(policy.tenant)\""),
            (
              "b2bCollaborationInbound", nil,
              #"{"usersAndGroups":{"accessType":"blocked","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"blocked","targets":[{"target":"AllApplications","targetType":"application"}]}}"#
            ),
          ])
      ])
  }
}
