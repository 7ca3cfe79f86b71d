import EntraModel
import FoundationEssentials
import GRDB

/// Rows of the `evidence` table.
enum EvidenceTable {
  /// What a row needs beyond the inventory's entry.
  struct Extra {
    var formatPriority: Int
    var modified: Instant?
    var referencePath: String?
    var hasChangedWhileRead: Bool
    var optionTenant: TenantID?
    var votes: OwnerVotes
  }

  static func insert(_ file: EvidenceFile, _ extra: Extra, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO evidence(id, path, sha256, bytes, modified, reference, changed_while_read,
          format, format_priority, encoding, tenant, tenant_basis, option_tenant, votes, records,
          events, duplicates, faults, refused, status, reason)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.id.number, file.path, file.sha256, file.bytes, extra.modified?.ticks,
        extra.referencePath, extra.hasChangedWhileRead, file.format, extra.formatPriority,
        file.encoding, file.tenantBasis.rawValue,
        extra.optionTenant.map { Data(GUIDBytes($0).bytes) }, VotesCoding.text(extra.votes),
        file.records, file.events, file.duplicates, file.faults, file.refused,
        file.status.rawValue, file.reason?.rawValue,
      ])
  }

  /// The inventory: sorted by path, then SHA-256, numbered from 1.
  static func inventory(_ database: Database) throws -> [EvidenceFile] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT v.*, t.guid AS tenant_guid FROM evidence v LEFT JOIN tenant t ON t.id = v.tenant
        ORDER BY v.path, v.sha256
        """)
    return rows.enumerated().map { index, row in file(row, number: index + 1) }
  }

  /// One entry of the inventory, read without the others; nil when there is none.
  ///
  /// - Complexity: one look at the path of every file, which are not decoded.
  static func entry(_ id: EvidenceID, _ database: Database) throws -> EvidenceFile? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT v.*, t.guid AS tenant_guid, (
            SELECT count(*) FROM evidence o WHERE (o.path, o.sha256) <= (v.path, v.sha256)
          ) AS number
        FROM evidence v LEFT JOIN tenant t ON t.id = v.tenant WHERE v.id = ?
        """, arguments: [id.number])
    return row.map { file($0, number: $0["number"]) }
  }

  /// The path and hash of a file, and where its bytes are.
  static func location(_ id: EvidenceID, _ database: Database) throws -> EvidenceLocation? {
    try locations(database, where: "WHERE id = \(id.number)").first
  }

  static func locations(_ database: Database, where condition: String = "") throws
    -> [EvidenceLocation]
  {
    try Row.fetchAll(
      database,
      sql: "SELECT id, path, sha256, bytes, reference FROM evidence \(condition) "
        + "ORDER BY path, sha256"
    ).map { row in
      EvidenceLocation(
        id: EvidenceID(row["id"]), path: row["path"], sha256: row["sha256"], bytes: row["bytes"],
        reference: row["reference"])
    }
  }

  static func votes(_ database: Database) throws -> [EvidenceID: OwnerVotes] {
    var votes: [EvidenceID: OwnerVotes] = [:]
    // A file without records, an archive among them, is nobody's log; only the user can say otherwise.
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT id, votes FROM evidence WHERE records > 0 OR option_tenant IS NOT NULL")
    for row in rows {
      votes[EvidenceID(row["id"])] = VotesCoding.votes(row["votes"])
    }
    return votes
  }

  static func optionTenants(_ database: Database) throws -> [EvidenceID: TenantID] {
    var tenants: [EvidenceID: TenantID] = [:]
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, option_tenant FROM evidence WHERE option_tenant IS NOT NULL")
    for row in rows { tenants[EvidenceID(row["id"])] = guid(row["option_tenant"]) }
    return tenants
  }

  static func guid(_ data: Data?) -> GUID? {
    guard let data, data.count == 16 else { return nil }
    let half = { (bytes: Data) in bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return GUID(high: half(data.prefix(8)), low: half(data.suffix(8)))
  }

  private static func file(_ row: Row, number: Int) -> EvidenceFile {
    var file = EvidenceFile(
      id: EvidenceID(row["id"]), number: number, path: row["path"], sha256: row["sha256"],
      bytes: row["bytes"])
    file.format = row["format"]
    file.encoding = row["encoding"]
    file.tenant = guid(row["tenant_guid"])
    file.tenantBasis = OwnerBasis(rawValue: row["tenant_basis"]) ?? .unknown
    file.records = row["records"]
    file.events = row["events"]
    file.duplicates = row["duplicates"]
    file.faults = row["faults"]
    file.refused = row["refused"]
    file.status = EvidenceStatus(rawValue: row["status"]) ?? .complete
    file.reason = (row["reason"] as String?).flatMap { Slug(rawValue: $0) }
    file.isReference = (row["reference"] as String?) != nil
    return file
  }
}

/// Where the bytes of an evidence file are, and what they were.
struct EvidenceLocation {
  var id: EvidenceID
  /// Path inside the case, `evidence/...`.
  var path: String
  var sha256: String
  var bytes: Int64
  /// Absolute path of a referenced source; nil when the case has a copy.
  var reference: String?

  /// The file to open.
  func file(in folder: String) -> String { reference ?? CaseLayout.join(folder, path) }
}
