/// One event of a log, as the case database gives it back: the narrow row with its text, and nested detail if it was kept.
public struct Event: Sendable, Equatable {
  /// Handle of the row in the case database; never reaches an export.
  public var key: Int64 = 0
  /// The Graph id when any copy has one, else a hash of the identifying fields.
  public var id: String = ""
  /// When it happened; nil when the record has no usable time, which then is in no timeline and on no edge.
  public var instant: Instant?
  /// How finely the time was written.
  public var precision: TimePrecision = .unknown
  /// The tenant whose log this is; nil when the content doesn't say and nobody declared it.
  public var logTenant: TenantID?
  /// The log.
  public var source: EventSource = .audit
  /// Microsoft's category: `CrossTenantAccessSettings`, `UserManagement`...
  public var category: String = ""
  /// The activity as the exporter spelled it.
  public var activity: String = ""
  /// The service that logged it: `Core Directory`, `Invited Users`, `B2B Auth`...
  public var service: String = ""
  /// Whether the act took place.
  public var result: EventResult = .unknown
  /// Error code of a sign-in, 0 for success; nil when the log has none.
  public var errorCode: Int64?
  /// The reason in the log's own words.
  public var reason: String = ""
  /// Who is recorded as acting.
  public var actor: Party = Party()
  /// Application through which the actor acted, when a service principal is the actor: its application id.
  public var actorApplicationID: String = ""
  /// The first or most telling object acted upon.
  ///
  /// All of them stand in ``detail``.
  public var target: Party = Party()
  /// The other tenant of a policy event or a provisioning row.
  public var partnerTenant: TenantID?
  /// Tenant in which the signing-in account is at home.
  public var homeTenant: TenantID?
  /// Tenant whose resource was reached.
  public var resourceTenant: TenantID?
  /// How the sign-in crossed tenants.
  public var accessType: AccessType = []
  /// Member or guest in the resource tenant.
  public var userType: UserType = .unknown
  /// Id of the application that was signed in to.
  public var applicationID: String = ""
  /// Name of the application that was signed in to.
  public var applicationName: String = ""
  /// Name of the resource that was reached.
  public var resourceName: String = ""
  /// Address in the record.
  public var ipAddress: String = ""
  /// The client's address that details carry when the record's own is Microsoft's.
  public var clientIPAddress: String = ""
  /// Country or region as the log writes it, usually ISO 3166-1 alpha-2.
  public var country: String = ""
  /// Autonomous system number as text.
  public var autonomousSystem: String = ""
  /// User agent.
  public var userAgent: String = ""
  /// Identity Protection's risk.
  public var risk: RiskLevel = .unknown
  /// How multi-factor authentication was met, in the log's own words.
  public var mfaDetail: String = ""
  /// Groups the events of one operation.
  public var correlationID: String = ""
  /// Links the tokens and the two copies of one sign-in.
  public var tokenID: String = ""
  /// Joins invitation and redemption exactly.
  public var invitationID: String = ""
  /// Nested detail: all targets, changed properties, additional details, provisioning; nil for ordinary sign-ins.
  public var detail: EventDetail?
  /// Where the cited first copy lies.
  public var place: EvidencePlace
  /// Copies of this event beyond the first.
  public var furtherCopies: Int = 0
  /// Whether the graph is made from it.
  public var isRelevant: Bool = false

  /// Makes an event at a place; everything else is set by its maker.
  public init(place: EvidencePlace) {
    self.place = place
  }

  /// The folded activity name, as rules compare it.
  public var activityKey: String { Activity.normalised(activity) }
}

/// Who or what acts or is acted upon, as far as the record names it.
public struct Party: Sendable, Hashable {
  /// What kind of thing it is.
  public var kind: ObjectKind
  /// Object id as text, GUIDs in lower case; empty when the record has none.
  public var id: String
  /// Display name; empty when absent.
  public var name: String
  /// User principal name; empty when absent.
  public var upn: String

  /// Makes a party.
  public init(kind: ObjectKind = .unknown, id: String = "", name: String = "", upn: String = "") {
    self.kind = kind
    self.id = id
    self.name = name
    self.upn = upn
  }

  /// What people call it: the UPN, else the name, else the id.
  public var label: String { !upn.isEmpty ? upn : (!name.isEmpty ? name : id) }
}
