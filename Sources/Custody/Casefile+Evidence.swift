public import EntraModel
import GRDB

extension Casefile {
  /// The evidence inventory: sorted by path, then SHA-256, numbered from 1.
  public func inventory() throws(CustodyError) -> [EvidenceFile] {
    try database.access { try EvidenceTable.inventory($0) }
  }

  /// What every file says about its owner.
  public func votes() throws(CustodyError) -> [EvidenceID: OwnerVotes] {
    try database.access { try EvidenceTable.votes($0) }
  }

  /// The owners that the user named, by file.
  public func optionTenants() throws(CustodyError) -> [EvidenceID: TenantID] {
    try database.access { try EvidenceTable.optionTenants($0) }
  }

  /// What every export may know of the case: the same for the same evidence and settings.
  ///
  /// Of the names of tenants that were found in the evidence, a known partner's declared name goes before.
  /// - Complexity: O(faults + remarks), which are all loaded.
  public func facts(tool: String, tenantNames: [TenantID: String]) throws(CustodyError)
    -> CaseFacts
  {
    let evidence = try inventory()
    var names = tenantNames
    for partner in settings.knownPartners where !partner.name.isEmpty {
      names[partner.tenant] = partner.name
    }
    let hashes = evidence.map(\.sha256).sorted().joined(separator: "\n")
    let (faults, remarks) = try database.access { database in
      (try NoteTable.faults(database), try NoteTable.remarks(database))
    }
    let coverage = try database.access { try CoverageTable.coverage($0) }
    let undated = try database.access {
      try Int.fetchOne(
        $0,
        sql: "SELECT count(*) FROM event INDEXED BY event_by_time "
          + "WHERE copy_of IS NULL AND ticks IS NULL") ?? 0
    }
    return CaseFacts(
      title: settings.title.isEmpty ? CaseLayout.name(of: path) : settings.title,
      tlp: settings.tlp, ownTenants: settings.ownTenants, knownPartners: settings.knownPartners,
      tool: tool, evidence: evidence, evidenceDigest: Digest.hex(of: hashes), coverage: coverage,
      faults: faults, remarks: remarks, undatedEvents: undated,
      events: evidence.reduce(0) { $0 + $1.events }, tenantNames: names)
  }

  /// The bytes of a record, read from the evidence copy or the referenced source.
  ///
  /// Offsets count in the decoded text: for UTF-8 evidence these are the file's own; UTF-16 evidence is read with
  /// ``readEvidence(_:chunk:)`` and decoded by the caller.
  /// - Throws: `missing`, `unreadable`, or `changed` when the file's size isn't what was recorded; the error names it.
  public func recordBytes(at place: EvidencePlace) throws(CustodyError) -> [UInt8] {
    let location = try location(of: place.evidence)
    let file = try openedEvidence(location)
    guard place.offset >= 0, place.length >= 0, place.offset <= location.bytes - place.length
    else {
      throw CustodyError(.unknownHandle, path: location.path, "has no such bytes")
    }
    let bytes = try file.read(at: place.offset, count: Int(place.length))
    guard bytes.count == Int(place.length) else {
      throw CustodyError(.changed, path: location.path, "ends before the record does")
    }
    return bytes
  }

  /// The path of the file that is read for an evidence file: its copy in the case, or the referenced source.
  public func path(of id: EvidenceID) throws(CustodyError) -> String {
    try location(of: id).file(in: path)
  }

  /// Reads a whole evidence file in chunks of up to 8 MiB.
  ///
  /// The closure takes the next bytes; false stops.
  public func readEvidence(_ id: EvidenceID, chunk: ([UInt8]) throws -> Bool) throws {
    let file = try openedEvidence(try location(of: id))
    var offset: Int64 = 0
    while true {
      let bytes = try file.read(at: offset, count: EvidenceReader.chunkBytes)
      if bytes.isEmpty { return }
      offset += Int64(bytes.count)
      guard try chunk(bytes) else { return }
    }
  }

  private func location(of id: EvidenceID) throws(CustodyError) -> EvidenceLocation {
    guard let location = try database.access({ try EvidenceTable.location(id, $0) }) else {
      throw CustodyError(.unknownHandle, path: "", "there is no evidence file \(id.number)")
    }
    return location
  }

  private func openedEvidence(_ location: EvidenceLocation) throws(CustodyError) -> PosixFile {
    do throws(CustodyError) {
      let file = try PosixFile.openForReading(location.file(in: path))
      guard try file.status().size == location.bytes else {
        throw CustodyError(.changed, path: location.path, "isn't as long as when it was hashed")
      }
      return file
    } catch {
      // The path inside the case is what people and exports know the file by.
      throw CustodyError(error.kind, path: location.path, error.message)
    }
  }
}
