internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// Which events a timeline holds.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only events at or after an instant.", valueName: "time"))
  var since: InstantValue?

  @Option(help: ArgumentHelp("Only events at or before an instant.", valueName: "time"))
  var until: InstantValue?

  @Option(
    help: ArgumentHelp(
      "Only what lies around an event, by its event_id of the timeline.", valueName: "event"))
  var around: String?

  @Option(
    help: ArgumentHelp(
      "How far before and after --around: 90s, 30m, 2h, 1d (default: 30m).", valueName: "duration"))
  var window: DurationValue?

  @Option(help: ArgumentHelp("Only events with this tenant on any side.", valueName: "tenant"))
  var tenant: TenantValue?

  @Option(
    help: ArgumentHelp(
      "Only events of or on an account, by UPN, GUID or node id.", valueName: "account"))
  var account: String?

  @Option(help: ArgumentHelp("Only the events that a finding cites.", valueName: "id"))
  var finding: String?

  @Option(help: ArgumentHelp("Only events of a log; may be repeated.", valueName: "log"))
  var source: [SourceValue] = []

  @Flag(help: "Only events that findings cite.")
  var onlyFindings = false

  /// The scope.
  var scope: TimelineScope {
    var scope = TimelineScope()
    (scope.since, scope.until) = (since?.instant, until?.instant)
    scope.around = around
    if let window { scope.windowSeconds = window.seconds }
    scope.tenant = tenant?.tenant
    (scope.account, scope.finding) = (account, finding)
    scope.sources = source.map(\.source)
    scope.onlyFindings = onlyFindings
    return scope
  }

  func validate() throws {
    if window != nil, around == nil {
      throw ValidationError("--window says how far around an event: give --around too.")
    }
    if let since = since?.instant, let until = until?.instant, since > until {
      throw ValidationError("--since is later than --until.")
    }
  }
}

/// A span of time: a whole number and `s`, `m`, `h` or `d`.
struct DurationValue: ExpressibleByArgument {
  let seconds: Int64

  private static let longest: Int64 = 100_000

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }),
      let number = Int64(argument.dropLast()), (0...Self.longest).contains(number)
    else { return nil }
    seconds = number * unit
  }
}

/// A log by the name that the timeline's column `source` has.
struct SourceValue: ExpressibleByArgument {
  let source: EventSource

  init?(argument: String) {
    guard let source = EventSource.allCases.first(where: { $0.name == argument }) else {
      return nil
    }
    self.source = source
  }

  static let allValueStrings = EventSource.allCases.map(\.name)
}

/// Names separated by commas.
struct ColumnsValue: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { String($0.filter { $0 != " " }) }
    guard !names.isEmpty else { return nil }
  }
}
