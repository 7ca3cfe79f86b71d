public import EntraModel

/// One case directory, open; holds the case's lock while it may write.
public final class Casefile {
  /// The case directory, as it was named.
  public let path: String
  /// What the user declared.
  public private(set) var settings: CaseSettings
  /// The random id of the case.
  public let caseID: String = ""
  /// What was repaired or noticed since opening, one line each, for the terminal.
  public private(set) var notices: [String] = []

  init(path: String, settings: CaseSettings) {
    self.path = path
    self.settings = settings
  }

  /// Makes a case directory.
  public static func create(
    at path: String, settings: CaseSettings, tool: String, now: Instant, operatorName: String
  ) throws(CustodyError) -> Casefile {
    throw CustodyError(.noCase, path: path, "thin")
  }

  /// Opens a case directory.
  public static func open(at path: String, readOnly: Bool) throws(CustodyError) -> Casefile {
    throw CustodyError(.noCase, path: path, "thin")
  }

  /// Whether there is a case.
  public static func exists(at path: String) -> Bool { false }

  /// Ends the use of the case and gives its lock back; also done when the last reference goes.
  public func close() {}

  /// Changes what the user declared.
  public func update(settings: CaseSettings, now: Instant, operatorName: String)
    throws(CustodyError)
  {
    self.settings = settings
  }

  /// Begins an ingest.
  public func beginIngest() throws(CustodyError) -> IngestSession { IngestSession(casefile: self) }

  /// The evidence inventory.
  public func inventory() throws(CustodyError) -> [EvidenceFile] { [] }

  /// What every export may know.
  public func facts(tool: String, tenantNames: [TenantID: String]) throws(CustodyError)
    -> CaseFacts
  {
    throw CustodyError(.noCase, path: path, "thin")
  }

  /// What every file says about its owner.
  public func votes() throws(CustodyError) -> [EvidenceID: OwnerVotes] { [:] }

  /// Events in total order.
  public func events(_ filter: EventFilter) throws(CustodyError) -> any EventCursor {
    throw CustodyError(.noCase, path: path, "thin")
  }

  /// The events of an id, in total order.
  public func events(withID id: String) throws(CustodyError) -> [Event] { [] }

  /// The event of a handle.
  public func event(key: Int64) throws(CustodyError) -> Event? { nil }

  /// All copies of an event, the cited first copy first.
  public func copies(ofEvent key: Int64) throws(CustodyError) -> [EvidencePlace] { [] }

  /// Events by log.
  public func eventCounts() throws(CustodyError) -> [EventSource: Int] { [:] }

  /// What accounts are used to.
  public func baseline(accounts upns: [String]) throws(CustodyError) -> Baseline { Baseline() }

  /// Stores the graph.
  public func store(nodes: [Node], edges: [Edge]) throws(CustodyError) {}

  /// The stored graph.
  public func graph() throws(CustodyError) -> (nodes: [Node], edges: [Edge]) { ([], []) }

  /// Stores the findings.
  public func store(findings: [Finding]) throws(CustodyError) {}

  /// The stored findings.
  public func findings() throws(CustodyError) -> [Finding] { [] }

  /// The bytes of a record.
  public func recordBytes(at place: EvidencePlace) throws(CustodyError) -> [UInt8] { [] }

  /// A whole evidence file in chunks; false stops.
  public func readEvidence(_ id: EvidenceID, chunk: ([UInt8]) throws -> Bool) throws {}

  /// Begins an export.
  public func openExport(_ fileName: String, directory: String?, force: Bool)
    throws(CustodyError) -> ExportFile
  {
    ExportFile(path: fileName)
  }

  /// Writes a ledger line.
  public func record(_ action: LedgerAction, now: Instant, operatorName: String)
    throws(CustodyError)
  {}

  /// Checks everything.
  public func verify() throws(CustodyError) -> VerifyReport { VerifyReport() }
}
