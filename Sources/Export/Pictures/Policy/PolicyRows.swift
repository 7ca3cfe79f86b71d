internal import EntraModel
internal import TenantGraph

/// The state of a policy's switches as stretches of time.
enum PolicyRows {
  /// A switch in one state for a while.
  struct Stretch: Equatable {
    var from: Int64
    var to: Int64
    var value: PolicyStand.Value
  }

  /// Most changes of one policy that are drawn; the first ones.
  static let mostChanges = 400

  /// The switches of which anything is known, in their own order.
  static func flags(of history: PolicyHistory) -> [PolicyFlag] {
    PolicyFlag.allCases.filter { flag in
      flag != .exists
        && (history.steps.contains { $0.flag == flag && ($0.new == true || $0.old == true) }
          || history.sightings.contains { $0.statement(of: flag)?.value != nil })
    }
  }

  /// The stretches of each switch over a window, equal neighbours joined.
  static func stretches(
    of history: PolicyHistory, in window: CaseWindow
  ) -> [(flag: PolicyFlag, stretches: [Stretch])] {
    let flags = flags(of: history)
    let changes = Set(
      history.steps.map(\.instant) + history.sightings.compactMap(\.instant))
    let instants = changes.sorted().prefix(mostChanges)
    let start = Instant(ticks: 0).advanced(bySeconds: window.start)
    let moments = [start] + instants.filter { $0 > start }
    let stands = moments.map { ($0, history.stand(at: $0).settings) }
    return flags.map { flag in
      var stretches: [Stretch] = []
      for (instant, settings) in stands {
        let value = settings.first { $0.flag == flag }?.value ?? .unknown
        let second = max(PictureTime.seconds(instant), window.start)
        guard second < window.end else { continue }
        if let last = stretches.last, last.from == second { stretches.removeLast() }
        if stretches.last?.value == value { continue }
        if !stretches.isEmpty { stretches[stretches.count - 1].to = second }
        stretches.append(Stretch(from: second, to: window.end, value: value))
      }
      return (flag, stretches)
    }
  }
}
