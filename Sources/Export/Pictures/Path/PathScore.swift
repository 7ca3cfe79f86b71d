internal import EntraModel

/// A walk as a score: its entities one after another, the hops between them, and the bursts in which they fall.
struct PathScore {
  /// An entity at its place in the score; one that comes back stands there again.
  struct Stop {
    var node: NodeID
    var tenant: TenantID?
    /// Whether it was drawn before.
    var isAgain: Bool
  }

  /// What lies between a hop and the entity before it.
  struct Hop {
    var step: PathStep
    /// Where it starts and ends among the stops.
    var from: Int
    var to: Int
    /// When a record shows it, in seconds; nil for whatever isn't observed, which never gets a clock time.
    var clock: Int64?
    /// Seconds since the timed hop before; nil for the first.
    var delta: Int64?
    /// The burst that it belongs to.
    var burst: Int
    /// Whether it starts where the hop before ended.
    var continues: Bool
  }

  /// A silence longer than this starts a burst, in seconds.
  static let silence: Int64 = 1800
  /// The most hops that a picture draws.
  static let mostHops = 60

  /// The entities in order.
  let stops: [Stop]
  /// The hops in order.
  let hops: [Hop]
  /// The tenants in the order in which they come up.
  let lanes: [TenantID?]
  /// Hops of the walk that are too many to draw.
  let undrawn: Int

  /// Reads a walk.
  init(_ path: [PathStep], names: Names) {
    var (stops, hops): ([Stop], [Hop]) = ([], [])
    var (seen, lanes): (Set<NodeID>, [TenantID?]) = ([], [])
    var (last, burst): (Int64?, Int) = (nil, 0)
    func stop(_ node: NodeID) {
      let tenant = names.tenantID(of: node)
      stops.append(Stop(node: node, tenant: tenant, isAgain: !seen.insert(node).inserted))
      if !lanes.contains(tenant) { lanes.append(tenant) }
    }
    for step in path.prefix(Self.mostHops) {
      let continues = stops.last?.node == step.from
      if !continues { stop(step.from) }
      stop(step.to)
      let clock = step.state == .observed ? step.time.map(PictureTime.seconds) : nil
      var delta: Int64?
      if let clock, let last {
        delta = clock - last
        if abs(clock - last) > Self.silence { burst += 1 }
      }
      if let clock { last = clock }
      hops.append(
        Hop(
          step: step, from: stops.count - 2, to: stops.count - 1, clock: clock, delta: delta,
          burst: burst, continues: continues))
    }
    (self.stops, self.hops, self.lanes) = (stops, hops, lanes)
    undrawn = path.count - hops.count
  }

  /// Whether a silence lies before a hop.
  func opensBurst(_ hop: Int) -> Bool { hop > 0 && hops[hop].burst != hops[hop - 1].burst }

  /// What is known of the time of a hop that has none: `between 5 and 7`; empty when nothing is.
  func bounds(of hop: Int) -> String {
    let before = hops[..<hop].last { $0.clock != nil }
    let after = hops[(hop + 1)...].first { $0.clock != nil }
    return switch (before, after) {
    case (let before?, let after?): "between \(before.step.step) and \(after.step.step)"
    case (let before?, nil): "after \(before.step.step)"
    case (nil, let after?): "before \(after.step.step)"
    case (nil, nil): ""
    }
  }
}
