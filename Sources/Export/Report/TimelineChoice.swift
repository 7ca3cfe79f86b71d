internal import EntraModel

/// The events that the page shows: all of them while there are few, else those that belong to the findings first.
///
/// A browser stays quick with some thousand rows. Cited events come first, then what happened within ten minutes of one, then
/// the events of accounts that findings name, then the earliest others. One pass, in memory for four times the limit.
struct TimelineChoice {
  /// Most rows of the page.
  static let limit = 5000
  /// How near to a cited event another one is context, in seconds.
  static let nearSeconds: Int64 = 600

  /// Why an event is shown, gravest reason first.
  enum Reason: Int, CaseIterable {
    case cited, near, named, other
  }

  /// An event with its reason.
  struct Row {
    var event: Event
    var reason: Reason
    fileprivate var order: Int
  }

  /// The chosen events in the order of the timeline.
  private(set) var rows: [Row] = []
  /// How many events there are for each reason.
  private(set) var counts = [Int](repeating: 0, count: Reason.allCases.count)

  /// Every dated event.
  var total: Int { counts.reduce(0, +) }

  /// Reads all events once.
  ///
  /// - Complexity: O(events).
  /// - Throws: what the cursor throws.
  init(
    _ cursor: any EventCursor, citing references: [EventReference], accounts: [FindingAccount]
  ) throws {
    let keys = Set(references.map(\.key))
    let instants = references.compactMap(\.instant).sorted()
    var names = Set<String>()
    for account in accounts {
      for name in [account.upn, account.upn.lowercased(), account.objectID] where !name.isEmpty {
        names.insert(name)
      }
    }
    var kept = [[Row]](repeating: [], count: Reason.allCases.count)
    var next = 0
    var order = 0
    while let event = try cursor.next() {
      guard let instant = event.instant else { continue }
      let from = instant.advanced(bySeconds: -Self.nearSeconds)
      while next < instants.count, instants[next] < from { next += 1 }
      let isNear =
        next < instants.count && instants[next] <= instant.advanced(bySeconds: Self.nearSeconds)
      let reason: Reason =
        keys.contains(event.key)
        ? .cited : (isNear ? .near : (Self.names(names, event) ? .named : .other))
      order += 1
      counts[reason.rawValue] += 1
      guard kept[reason.rawValue].count < Self.limit else { continue }
      kept[reason.rawValue].append(Row(event: event, reason: reason, order: order))
    }
    for group in kept { rows += group.prefix(Self.limit - rows.count) }
    rows.sort { $0.order < $1.order }
  }

  private static func names(_ names: Set<String>, _ event: Event) -> Bool {
    guard !names.isEmpty else { return false }
    for party in [event.actor, event.target]
    where names.contains(party.id) || names.contains(party.upn) {
      return true
    }
    return false
  }
}
