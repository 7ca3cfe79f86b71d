import EntraModel

/// The columns of the `event` table, in its order: what scans and rules need first, text last.
///
/// The raw value is the position of the column in the table and of its parameter in the insert, from 1.
enum EventColumn: Int32, CaseIterable {
  case key = 1
  case evidence, ticks, source, logTenant, copyOf, priority, idHead, idScheme, result
  case isRelevant, hasDetail, furtherCopies
  case actorUPN, country, autonomousSystem, errorCode, precision, risk, accessType
  case userType, actorKind, targetKind, partnerTenant, homeTenant, resourceTenant
  case record, line, offset, length
  case id, correlationID, tokenID, invitationID
  case category, activity, service, reason, actorID, actorName, actorApplicationID
  case targetID, targetName, targetUPN, applicationID, applicationName, resourceName
  case ipAddress, clientIPAddress, userAgent, mfaDetail

  /// Names in SQL, in the order of the cases.
  static let names = [
    "key", "evidence", "ticks", "source", "log_tenant", "copy_of", "priority", "id_head",
    "id_scheme", "result", "is_relevant", "has_detail", "further_copies", "actor_upn", "country",
    "autonomous_system",
    "error_code",
    "precision", "risk", "access_type", "user_type", "actor_kind", "target_kind",
    "partner_tenant", "home_tenant", "resource_tenant", "record", "line", "offset", "length", "id",
    "correlation_id", "token_id", "invitation_id", "category", "activity", "service", "reason",
    "actor_id", "actor_name", "actor_application_id", "target_id", "target_name", "target_upn",
    "application_id", "application_name", "resource_name", "ip_address", "client_ip_address",
    "user_agent", "mfa_detail",
  ]

  /// The name in SQL.
  var name: String { EventColumn.names[Int(rawValue) - 1] }

  /// Position in a row that selects the columns in order.
  var index: Int32 { rawValue - 1 }

  /// Every column, joined for a SELECT.
  static func list(of table: String) -> String {
    names.map { table + "." + $0 }.joined(separator: ", ")
  }

  /// Where a text of the batch is kept.
  init(_ text: TextColumn) {
    switch text {
    case .id: self = .id
    case .category: self = .category
    case .activity: self = .activity
    case .service: self = .service
    case .reason: self = .reason
    case .actorID: self = .actorID
    case .actorName: self = .actorName
    case .actorUPN: self = .actorUPN
    case .actorApplicationID: self = .actorApplicationID
    case .targetID: self = .targetID
    case .targetName: self = .targetName
    case .targetUPN: self = .targetUPN
    case .applicationID: self = .applicationID
    case .applicationName: self = .applicationName
    case .resourceName: self = .resourceName
    case .ipAddress: self = .ipAddress
    case .clientIPAddress: self = .clientIPAddress
    case .country: self = .country
    case .autonomousSystem: self = .autonomousSystem
    case .userAgent: self = .userAgent
    case .mfaDetail: self = .mfaDetail
    case .correlationID: self = .correlationID
    case .tokenID: self = .tokenID
    case .invitationID: self = .invitationID
    }
  }

  /// Text columns whose values hardly repeat: 16 bytes for a GUID, else the text itself.
  static let identifiers: [TextColumn] = [.correlationID, .tokenID, .invitationID]

  /// Text columns whose values repeat: the number of a text.
  static let interned: [TextColumn] = TextColumn.allCases.filter {
    $0 != .id && !identifiers.contains($0)
  }

  /// Columns that hold the number of a tenant.
  static let tenants: [EventColumn] = [.logTenant, .partnerTenant, .homeTenant, .resourceTenant]
}
