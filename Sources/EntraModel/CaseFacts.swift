/// What every export may know of a case beside its events, graph and findings: deterministic, without clock or operator.
public struct CaseFacts: Sendable {
  /// Title given by the user, else the name of the case directory.
  public var title: String
  /// Traffic Light Protocol marking: `TLP:AMBER`.
  public var tlp: String
  /// The responder's own tenants, declared, ascending.
  public var ownTenants: [TenantID]
  /// Tenants that the user declared as partners, ascending.
  public var knownPartners: [KnownPartner]
  /// Name and version of this tool: `crosstrail 0.1.0`.
  public var tool: String
  /// The evidence inventory, in the order of its numbers.
  public var evidence: [EvidenceFile]
  /// SHA-256 over the sorted SHA-256 values of the evidence files, 64 hexadecimal digits.
  public var evidenceDigest: String
  /// Coverage per tenant and log, in order.
  public var coverage: [Coverage]
  /// Faults in the order of inventory number, record and slug.
  public var faults: [Fault]
  /// Remarks in the same order.
  public var remarks: [Remark]
  /// Events without a usable time: in no timeline, and every export says how many.
  public var undatedEvents: Int
  /// Events in all.
  public var events: Int
  /// The responder's names for tenants, where declared or found as a UPN domain; by tenant.
  public var tenantNames: [TenantID: String]

  /// Makes the facts.
  public init(
    title: String, tlp: String, ownTenants: [TenantID], knownPartners: [KnownPartner], tool: String,
    evidence: [EvidenceFile], evidenceDigest: String, coverage: [Coverage], faults: [Fault],
    remarks: [Remark], undatedEvents: Int, events: Int, tenantNames: [TenantID: String]
  ) {
    self.title = title
    self.tlp = tlp
    self.ownTenants = ownTenants
    self.knownPartners = knownPartners
    self.tool = tool
    self.evidence = evidence
    self.evidenceDigest = evidenceDigest
    self.coverage = coverage
    self.faults = faults
    self.remarks = remarks
    self.undatedEvents = undatedEvents
    self.events = events
    self.tenantNames = tenantNames
  }

  /// The inventory entry of an evidence file.
  public func file(_ id: EvidenceID) -> EvidenceFile? { evidence.first { $0.id == id } }
}

/// How one evidence file ended.
public enum EvidenceStatus: String, Sendable, CaseIterable {
  /// Every record was read.
  case complete
  /// Some records are faults or refused.
  case partial
  /// Nothing of it is ours, or it couldn't be read.
  case refused
}

/// One evidence file of the inventory.
public struct EvidenceFile: Sendable, Equatable {
  /// Handle in the case database; never exported.
  public var id: EvidenceID
  /// Number in the inventory, from 1: files sorted by path and SHA-256.
  public var number: Int
  /// Path inside the case, `evidence/...`; the same form for a referenced file.
  public var path: String
  /// SHA-256 of the file's bytes, computed from the very bytes that were parsed, 64 hexadecimal digits.
  public var sha256: String
  /// Size in bytes.
  public var bytes: Int64
  /// Name of the format that was recognised, empty when none.
  public var format: String
  /// `utf-8`, `utf-8-bom`, `utf-16le` or `utf-16be`.
  public var encoding: String
  /// The tenant whose log it is; nil when nothing tells.
  public var tenant: TenantID?
  /// How the owner became known.
  public var tenantBasis: OwnerBasis
  /// The accounting: records = events + duplicates + faults + refused.
  public var records: Int
  /// First copies of events.
  public var events: Int
  /// Further copies of events.
  public var duplicates: Int
  /// Records that couldn't be read.
  public var faults: Int
  /// Records that are readable but not ours.
  public var refused: Int
  /// How the file ended.
  public var status: EvidenceStatus
  /// Slug of the reason when partial or refused; nil when complete.
  public var reason: Slug?
  /// Whether only path, size, time and hash are kept, not a copy.
  public var isReference: Bool

  /// Makes an entry with nothing counted yet.
  public init(id: EvidenceID, number: Int, path: String, sha256: String, bytes: Int64) {
    self.id = id
    self.number = number
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    format = ""
    encoding = "utf-8"
    tenantBasis = .unknown
    (records, events, duplicates, faults, refused) = (0, 0, 0, 0, 0)
    status = .complete
    isReference = false
  }

  /// Whether every record is accounted for.
  public var isBalanced: Bool { records == events + duplicates + faults + refused }
}
