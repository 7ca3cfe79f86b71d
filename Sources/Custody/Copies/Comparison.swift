import EntraModel

/// What the fields of two records say about their being one event; there is none when a field forbids it.
struct Comparison {
  private let correlation: Agreement
  private let actor: Agreement
  private let target: Agreement
  private let application: Agreement
  private let address: Agreement
  private let agent: Agreement
  private let hasTarget: Bool
  private let isSignIn: Bool
  private let isSameSecond: Bool
  /// Distance of the instants in ticks.
  let distance: Int64

  /// How far the unified audit log, which rounds to whole seconds, stamps an act beside Graph.
  private static let tolerance = 2 * Instant.ticksPerSecond

  init?(_ left: Event, _ right: Event) {
    guard let one = left.instant, let other = right.instant else { return nil }
    correlation = Agreement(left.correlationID, right.correlationID)
    actor = Agreement(left.actor, right.actor, applications: left, right)
    target = Agreement(left.target, right.target)
    application = Agreement(left.applicationID, right.applicationID)
    address = Agreement(left.ipAddress, right.ipAddress)
    agent = Agreement(left.userAgent, right.userAgent)
    hasTarget = !left.target.label.isEmpty || !right.target.label.isEmpty
    isSignIn = left.source.isSignIn || right.source.isSignIn
    distance = abs(one.ticks - other.ticks)
    let tenants = [
      Agreement(left.partnerTenant, right.partnerTenant),
      Agreement(left.homeTenant, right.homeTenant),
      Agreement(left.resourceTenant, right.resourceTenant),
    ]
    guard ![correlation, actor, target, application].contains(.no), !tenants.contains(.no),
      left.result == right.result || left.result == .unknown || right.result == .unknown
    else { return nil }
    isSameSecond = Likeness.isSame(one, .second, other, .second)
    let isSameTime = Likeness.isSame(one, left.precision, other, right.precision)
    // An exporter may stamp a record a little later than another; without their correlation that is another event.
    guard isSameTime || correlation == .yes else { return nil }
    let isCut =
      min(left.precision.rawValue, right.precision.rawValue) <= TimePrecision.second.rawValue
    guard isSameSecond || (isCut && distance <= Self.tolerance) else { return nil }
  }

  /// Whether what agrees is enough to take the two for one.
  var isEnough: Bool {
    if !isSameSecond { return correlation == .yes && actor == .yes && target == .yes }
    if correlation == .yes { return true }
    if isSignIn { return actor == .yes && application == .yes && address == .yes }
    return actor == .yes && (target == .yes || !hasTarget)
  }

  /// What speaks for it, the more telling fields the more.
  var score: Int {
    [correlation, target, actor, application, address, agent].reduce(0) {
      $0 * 2 + ($1 == .yes ? 1 : 0)
    }
  }
}
