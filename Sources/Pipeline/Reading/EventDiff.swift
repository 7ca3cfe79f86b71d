internal import Custody
internal import EntraModel

/// Compares the events of two cases by (log tenant, log, id), both streamed in time order.
///
/// Memory is the events of one instant, marks of a fixed size, and a handle for each event that the graph is made from
/// and one case alone holds: fewer than the graph itself has. Records of one event may tell its time differently, so
/// that two cases which cite different copies have it at different instants; where the marks say that this can be, a
/// second walk looks those events up.
struct EventDiff {
  /// Counts by log.
  private(set) var counts: [EventSource: DiffReport.EventCount] = [:]
  /// Handles of the first case's events that the graph is made from and the second case doesn't hold.
  private(set) var onlyBefore: Set<Int64> = []
  /// The same the other way round.
  private(set) var onlyAfter: Set<Int64> = []
  /// The first of both.
  private(set) var first: [DiffReport.Change<Event>] = []

  private let before: Casefile
  private let after: Casefile
  /// Events that an earlier walk may have met in both cases at different instants; nil in the first walk.
  private let suspects: IdentityMarks?
  /// Events that the walk found at an instant of one case alone, and those without a time.
  private var marks = (before: IdentityMarks(), after: IdentityMarks())

  /// What makes two events the same.
  private struct Identity: Hashable {
    var tenant: TenantID?
    var source: EventSource
    var id: String

    init(_ event: Event) {
      (tenant, source, id) = (event.logTenant, event.source, event.id)
    }
  }

  private init(_ before: Casefile, _ after: Casefile, suspects: IdentityMarks? = nil) {
    (self.before, self.after, self.suspects) = (before, after, suspects)
  }

  /// Compares the events of two cases, of which some have no time.
  static func run(
    _ before: Casefile, _ after: Casefile, undated: (before: Int, after: Int)
  ) throws -> EventDiff {
    var diff = EventDiff(before, after)
    try diff.walk(undated)
    guard let suspects = diff.marks.before.shared(with: diff.marks.after) else { return diff }
    diff = EventDiff(before, after, suspects: suspects)
    try diff.walk(undated)
    return diff
  }

  /// What a report says of it.
  var report: DiffReport.Events {
    DiffReport.Events(
      counts: EventSource.allCases.sorted().compactMap { counts[$0] },
      relevant: onlyBefore.count + onlyAfter.count, first: first)
  }

  private mutating func walk(_ undated: (before: Int, after: Int)) throws {
    var filter = EventFilter()
    var left = try InstantGroups(try before.events(filter))
    var right = try InstantGroups(try after.events(filter))
    while left.instant != nil || right.instant != nil {
      let now = min(left.instant ?? Instant(ticks: .max), right.instant ?? Instant(ticks: .max))
      try compare(try left.take(now), try right.take(now))
    }
    filter.datedOnly = false
    if undated.before > 0 { try addUndated(try before.events(filter), of: .before) }
    if undated.after > 0 { try addUndated(try after.events(filter), of: .after) }
  }

  private mutating func compare(_ before: [Event], _ after: [Event]) throws {
    let held = (before: Set(before.map(Identity.init)), after: Set(after.map(Identity.init)))
    for event in before {
      try add(event, of: .before, isHeld: held.after.contains(Identity(event)))
    }
    for event in after {
      try add(event, of: .after, isHeld: held.before.contains(Identity(event)))
    }
  }

  private mutating func add(_ event: Event, of side: DiffReport.Side, isHeld: Bool) throws {
    var isHeld = isHeld
    let hash = Identity(event).hashValue
    if !isHeld, suspects?.mayContain(hash) == true {
      isHeld = try isHeldByOther(event, of: side)
    }
    if suspects == nil, !isHeld || event.instant == nil {
      if side == .before { marks.before.insert(hash) } else { marks.after.insert(hash) }
    }
    var count = counts[event.source] ?? DiffReport.EventCount(source: event.source)
    defer { counts[event.source] = count }
    if side == .before { count.before += 1 } else { count.after += 1 }
    guard !isHeld else { return }
    if side == .before {
      count.went += 1
      if event.isRelevant { onlyBefore.insert(event.key) }
    } else {
      count.came += 1
      if event.isRelevant { onlyAfter.insert(event.key) }
    }
    guard event.isRelevant, first.count < DiffReport.mostEvents else { return }
    first.append(
      side == .before ? .init(before: event, after: nil) : .init(before: nil, after: event))
  }

  /// Looks events without a time up: all of them tie, and there may be many.
  private mutating func addUndated(_ cursor: any EventCursor, of side: DiffReport.Side) throws {
    while let event = try cursor.next() {
      guard event.instant == nil else { continue }
      try add(event, of: side, isHeld: try isHeldByOther(event, of: side))
    }
  }

  private func isHeldByOther(_ event: Event, of side: DiffReport.Side) throws -> Bool {
    let other = side == .before ? after : before
    return try other.events(withID: event.id).contains { Identity($0) == Identity(event) }
  }
}

/// Dated events of a cursor, an instant at a time.
private struct InstantGroups {
  private let cursor: any EventCursor
  private var next: Event?

  init(_ cursor: any EventCursor) throws {
    self.cursor = cursor
    next = try cursor.next()
  }

  /// The instant of the next events; nil at the end.
  var instant: Instant? { next?.instant }

  /// The events of an instant, when the next ones are of it.
  mutating func take(_ instant: Instant) throws -> [Event] {
    var events: [Event] = []
    while let event = next, event.instant == instant {
      events.append(event)
      next = try cursor.next()
    }
    return events
  }
}
