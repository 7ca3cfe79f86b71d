public import EntraModel

/// One ingest: one transaction that becomes visible as a whole at ``commit(now:operatorName:)``.
public final class IngestSession {
  let casefile: Casefile

  init(casefile: Casefile) {
    self.casefile = casefile
  }

  /// Begins to read a source.
  public func open(source path: String, storedAs relativePath: String, reference: Bool)
    throws(CustodyError) -> EvidenceReader
  {
    throw CustodyError(.database, path: path, "thin")
  }

  /// Begins to read standard input, which is always kept as a copy.
  public func openStandardInput(storedAs relativePath: String) throws(CustodyError)
    -> EvidenceReader
  {
    throw CustodyError(.database, path: relativePath, "thin")
  }

  /// Stores the rows of one block.
  public func append(_ batch: EventBatch, to reader: EvidenceReader) throws(CustodyError) {
    throw CustodyError(.database, path: "", "thin")
  }

  /// Stores faults and remarks.
  public func note(faults: [Fault], remarks: [Remark], in reader: EvidenceReader)
    throws(CustodyError)
  {
    throw CustodyError(.database, path: "", "thin")
  }

  /// Ends a file.
  public func finish(_ reader: EvidenceReader, outcome: FileOutcome) throws(CustodyError)
    -> Admission
  {
    throw CustodyError(.database, path: "", "thin")
  }

  /// What every file of the case says about its owner, the new ones included.
  public func votes() throws(CustodyError) -> [EvidenceID: OwnerVotes] { [:] }

  /// The owners that the user named, by file; these are kept with the file.
  public func optionTenants() throws(CustodyError) -> [EvidenceID: TenantID] { [:] }

  /// Sets the log's owner of a file.
  public func setOwner(_ id: EvidenceID, tenant: TenantID?, basis: OwnerBasis)
    throws(CustodyError)
  {
    throw CustodyError(.database, path: "", "thin")
  }

  /// Makes everything visible at once.
  public func commit(now: Instant, operatorName: String) throws(CustodyError) -> IngestSummary {
    throw CustodyError(.database, path: "", "thin")
  }
}
