/// A run of bytes in the arena of an ``EventBatch``; count 0 means that the record has no such field.
public struct ArenaText: Hashable, Sendable {
  /// First byte in the arena.
  public var offset: UInt32
  /// Number of bytes.
  public var count: UInt32

  /// Makes a run.
  public init(offset: UInt32, count: UInt32) {
    (self.offset, self.count) = (offset, count)
  }

  /// The absent text.
  public static let absent = ArenaText(offset: 0, count: 0)

  /// Whether there is nothing.
  public var isEmpty: Bool { count == 0 }
}

/// The text columns of a row, in the order in which ``EventRow/texts`` holds them.
public enum TextColumn: Int, CaseIterable, Sendable {
  case id, category, activity, service, reason
  case actorID, actorName, actorUPN, actorApplicationID
  case targetID, targetName, targetUPN
  case applicationID, applicationName, resourceName
  case ipAddress, clientIPAddress, country, autonomousSystem, userAgent, mfaDetail
  case correlationID, tokenID, invitationID
}

/// One parsed record in the form that is cheap to make and to store: scalars, and text as runs of the batch's arena.
public struct EventRow: Sendable {
  /// The text columns, indexed by ``TextColumn``.
  public var texts: InlineArray<24, ArenaText> = .init(repeating: .absent)
  /// Ticks of the instant; meaningless when ``hasInstant`` is false.
  public var ticks: Int64 = 0
  /// Whether the record has a usable time.
  public var hasInstant = false
  /// How finely the time was written.
  public var precision = TimePrecision.unknown
  /// The log.
  public var source = EventSource.audit
  /// Whether the act took place.
  public var result = EventResult.unknown
  /// Identity Protection's risk.
  public var risk = RiskLevel.unknown
  /// How a sign-in crossed tenants.
  public var accessType: AccessType = []
  /// Member or guest in the resource tenant.
  public var userType = UserType.unknown
  /// What kind of thing acted.
  public var actorKind = ObjectKind.unknown
  /// What kind of thing was acted upon.
  public var targetKind = ObjectKind.unknown
  /// Whether the graph is made from this event.
  public var isRelevant = false
  /// Who gave the record its id; Custody sets `none` itself for a record without one.
  public var idScheme = IDScheme.graph
  /// Error code of a sign-in; nil when the log has none.
  public var errorCode: Int64?
  /// Tenant that the record itself names as the log's owner (Azure Monitor, Sentinel); nil for Graph records.
  public var logTenant: TenantID?
  /// The other tenant of a policy event or a provisioning row.
  public var partnerTenant: TenantID?
  /// Tenant in which the signing-in account is at home.
  public var homeTenant: TenantID?
  /// Tenant whose resource was reached.
  public var resourceTenant: TenantID?
  /// Number of the record in its file, from 1.
  public var record: Int64 = 0
  /// Line on which it begins, from 1.
  public var line: Int64 = 0
  /// Byte offset in the decoded text.
  public var offset: Int64 = 0
  /// Length in bytes.
  public var length: Int64 = 0
  /// ``EventDetail/encoded()`` in the arena, for relevant events with nested detail.
  public var detail: ArenaText = .absent

  /// Makes an empty row.
  public init() {}

  /// The run of a text column.
  public subscript(column: TextColumn) -> ArenaText {
    get { texts[column.rawValue] }
    set { texts[column.rawValue] = newValue }
  }
}

/// Rows that share one arena of text bytes: what Ingest makes of one block of records, and what Custody stores.
public struct EventBatch: Sendable {
  /// The bytes that all runs point into: UTF-8, unescaped.
  public var arena: [UInt8] = []
  /// The rows, in the order of the evidence.
  public var rows: [EventRow] = []

  /// Makes an empty batch.
  public init() {}

  /// The text of a run as a string; ill-formed UTF-8 becomes U+FFFD.
  public func text(_ run: ArenaText) -> String {
    String(decoding: arena[Int(run.offset)..<Int(run.offset + run.count)], as: UTF8.self)
  }

  /// Appends text to the arena and returns its run.
  public mutating func append(_ text: some Collection<UInt8>) -> ArenaText {
    let start = UInt32(arena.count)
    arena.append(contentsOf: text)
    return ArenaText(offset: start, count: UInt32(arena.count) - start)
  }
}
