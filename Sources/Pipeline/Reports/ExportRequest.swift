public import EntraModel

/// Which exports are made, where and how.
public struct ExportRequest: Sendable {
  /// Names of exporters; empty for all.
  public var names: [String]
  /// The folder to write to, nil for the case's own `exports/`.
  public var directory: String?
  /// Whether an export that was edited since may be overwritten.
  public var force: Bool
  /// Whether the timeline has the few columns of a report.
  public var reportProfile: Bool
  /// The columns of the timeline by name, in order; empty for those of the profile.
  public var columns: [String]
  /// Whether `timeline.csv` is written as Excel opens it right away.
  public var excel: Bool
  /// Which events the timelines hold.
  public var scope: TimelineScope
  /// Which nodes and edges the graphs hold.
  public var graph: GraphScope
  /// A folder with the user's own templates, nil for the embedded ones.
  public var templatesDirectory: String?
  /// The tenant whose team a hand-over is for; nil when there is only one that it can be for.
  public var partner: TenantID?
  /// Whether every picture gets a PNG beside it, which takes a program of the system.
  public var png: Bool

  /// Makes a request.
  public init(
    names: [String] = [], directory: String? = nil, force: Bool = false,
    reportProfile: Bool = false, columns: [String] = [], excel: Bool = false,
    scope: TimelineScope = TimelineScope(), graph: GraphScope = GraphScope(),
    templatesDirectory: String? = nil,
    partner: TenantID? = nil, png: Bool = false
  ) {
    self.names = names
    self.directory = directory
    self.force = force
    self.reportProfile = reportProfile
    self.columns = columns
    self.excel = excel
    self.scope = scope
    self.graph = graph
    self.templatesDirectory = templatesDirectory
    self.partner = partner
    self.png = png
  }
}
