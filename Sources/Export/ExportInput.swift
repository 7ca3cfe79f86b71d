public import EntraModel
public import TenantGraph

/// What an exporter may know: the case's facts, its graph and findings, and its events one at a time.
public struct ExportInput {
  /// Title, inventory, coverage, faults: everything of the case that is the same on every machine.
  public var facts: CaseFacts
  /// The nodes of the graph, in any order.
  public var nodes: [Node]
  /// The edges of the graph, in any order.
  public var edges: [Edge]
  /// The findings, in any order.
  public var findings: [Finding]
  /// SHA-256 of the record behind each cited event, 64 hexadecimal digits, by the event's key.
  public var recordHashes: [Int64: String]
  /// Opens a cursor over every dated event in the total order; called once by an exporter that needs events.
  public var events: () throws -> any EventCursor
  /// The user's own templates by name, which go before the embedded ones.
  public var templates: [String: String]
  /// The columns of the timeline.
  public var timelineProfile: TimelineProfile
  /// The columns of the whole profile that are wanted, in order; empty for all.
  public var timelineColumns: [TimelineColumn] = []
  /// Whether `timeline.csv` is written as Excel opens it right away by a double click.
  public var isForExcel = false
  /// Takes a sentence on what a file doesn't hold as the case has it, for whoever made it.
  public var note: (String) -> Void = { _ in }
  /// What nodes and edges are a part of and by what, in words; empty when they are the whole graph.
  public var graphPart = ""
  /// The examiners' tags by the id of the event, sorted.
  public var tags: [String: [String]] = [:]
  /// The rules that were run, so that the narrative can say what was looked for.
  public var rules: [RuleLine]
  /// The logs that a finding needed and the case doesn't hold, by the finding's id.
  public var fetches: [String: [LogFetch]]
  /// What each cited record stands in, and what stands in it, by the event's key.
  public var nestings: [Int64: RecordNesting]
  /// Gives the policies over time, in any order; called once by an exporter that draws them.
  public var policies: () throws -> [PolicyHistory]
  /// Reads records again, by the event's key; called once by an exporter that shows them.
  public var records: ([EventReference]) throws -> [Int64: CitedRecord]

  /// Gives one event by its key, for what a report says of a cited record beyond its place.
  public var event: (Int64) throws -> Event?
  /// The folder beside the export that this run writes pictures to; nil when it writes none.
  public var pictureFolder: String?

  /// Gives the case's key for pseudonyms, and makes it when it is asked for the first time.
  public var pseudonymKey: () throws -> [UInt8]
  /// The tenant whose team a hand-over is for; nil when there is only one that it can be for.
  public var partner: TenantID?

  /// Makes the input of one run of exports.
  public init(
    facts: CaseFacts, nodes: [Node], edges: [Edge], findings: [Finding],
    recordHashes: [Int64: String], events: @escaping () throws -> any EventCursor,
    templates: [String: String] = [:], timelineProfile: TimelineProfile = .full,
    rules: [RuleLine] = [], fetches: [String: [LogFetch]] = [:],
    nestings: [Int64: RecordNesting] = [:],
    policies: @escaping () throws -> [PolicyHistory] = { [] },
    records: @escaping ([EventReference]) throws -> [Int64: CitedRecord] = { _ in [:] },
    event: @escaping (Int64) throws -> Event? = { _ in nil }, pictureFolder: String? = nil,
    pseudonymKey: @escaping () throws -> [UInt8] = { [] }, partner: TenantID? = nil
  ) {
    self.facts = facts
    self.nodes = nodes
    self.edges = edges
    self.findings = findings
    self.recordHashes = recordHashes
    self.events = events
    self.templates = templates
    self.timelineProfile = timelineProfile
    self.rules = rules
    self.fetches = fetches
    self.nestings = nestings
    self.records = records
    self.policies = policies
    self.event = event
    self.pictureFolder = pictureFolder
    self.pseudonymKey = pseudonymKey
    self.partner = partner
  }
}

/// A rule in a line, for people.
public struct RuleLine: Sendable, Hashable {
  /// Its stable name: `XTS-BACKDOOR-PATH`.
  public var name: String
  /// What it looks for.
  public var summary: String

  /// Makes a line.
  public init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }
}
