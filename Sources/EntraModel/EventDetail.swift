/// The nested part of a relevant event, kept beside the narrow row so that the graph can be made again without the evidence.
public struct EventDetail: Sendable, Equatable {
  /// Every object acted upon, in the record's order.
  public var targets: [Party] = []
  /// Changed properties, in the record's order.
  public var changes: [PropertyChange] = []
  /// Additional details, in the record's order.
  public var additional: [KeyValue] = []
  /// The provisioning part of a provisioning log row.
  public var provisioning: Provisioning?

  /// Makes an empty detail.
  public init() {}

  /// The first additional detail of a name, compared without regard to case.
  public func additionalValue(_ key: String) -> String? {
    let wanted = key.lowercased()
    return additional.first { $0.key.lowercased() == wanted }?.value
  }

  /// The changes of a property name, compared without regard to case, over all targets.
  public func changes(of name: String) -> [PropertyChange] {
    let wanted = name.lowercased()
    return changes.filter { $0.name.lowercased() == wanted }
  }
}

/// One changed property: the record shows old to new.
public struct PropertyChange: Sendable, Hashable {
  /// Index of the target in ``EventDetail/targets``, from 0.
  public var target: Int
  /// Name as the log spells it.
  public var name: String
  /// Old value as the log writes it (often JSON inside a string); nil when null or absent.
  public var old: String?
  /// New value as the log writes it; nil when null or absent.
  public var new: String?

  /// Makes a change.
  public init(target: Int, name: String, old: String?, new: String?) {
    self.target = target
    self.name = name
    self.old = old
    self.new = new
  }
}

/// A named text value.
public struct KeyValue: Sendable, Hashable {
  /// The name, as the log spells it.
  public var key: String
  /// The value, as the log writes it.
  public var value: String

  /// Makes a pair.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// What a provisioning log row says beyond an ordinary event (Graph: provisioningObjectSummary).
public struct Provisioning: Sendable, Hashable {
  /// `create`, `update`, `delete`, `stagedDelete`, `disable`, `other`, in lower case.
  public var action: String = ""
  /// Whether the step reached the target: success, failure, skipped or warning.
  public var status: EventResult = .unknown
  /// The synchronization job, `Azure2Azure.<source tenant>.<guid>` for cross-tenant synchronization.
  public var jobID: String = ""
  /// The configuration's service principal in the source tenant.
  public var servicePrincipalID: String = ""
  /// The configuration's name.
  public var servicePrincipalName: String = ""
  /// The account in the source tenant.
  public var source: Party = Party()
  /// The account in the target tenant.
  public var target: Party = Party()
  /// Display name of the system that is read.
  public var sourceSystem: String = ""
  /// Display name of the system that is written.
  public var targetSystem: String = ""
  /// The row's `tenantId` as it stands: it may be the owner or the target.
  public var rowTenant: TenantID?
  /// Source tenant read out of the job id.
  public var sourceTenant: TenantID?
  /// Reported error code, empty when none.
  public var errorCode: String = ""

  /// Makes an empty part.
  public init() {}
}
