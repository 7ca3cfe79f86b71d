import EntraModel

/// How much two records of different exporters look like one event; there is none when they contradict each other.
///
/// What every exporter carries decides: activity and second (equal for whoever asks here), correlation id, actor, first
/// target, application, tenants, result. A field that one of the two leaves out says nothing; one that both carry and
/// that differs forbids. Something must speak for it: the correlation id, or actor and target, or for sign-ins
/// actor, application and address.
struct Likeness: Comparable {
  /// What speaks for it; higher is better.
  var score: Int
  /// Distance of the instants in ticks; lower is better.
  var distance: Int64

  static func < (left: Likeness, right: Likeness) -> Bool {
    left.score != right.score ? left.score < right.score : left.distance > right.distance
  }

  /// Compares two events of one log family, tenant, activity and second.
  init?(_ left: Event, _ right: Event) {
    guard let comparison = Comparison(left, right), comparison.isEnough else { return nil }
    score = comparison.score
    distance = comparison.distance
  }

  /// Whether nothing that both carry forbids that they are one.
  static func mayBeOne(_ left: Event, _ right: Event) -> Bool { Comparison(left, right) != nil }

  /// Whether two instants are the same when both are cut to the coarser of their precisions.
  static func isSame(
    _ left: Instant, _ leftPrecision: TimePrecision, _ right: Instant,
    _ rightPrecision: TimePrecision
  ) -> Bool {
    let unit =
      switch min(leftPrecision.rawValue, rightPrecision.rawValue) {
      case TimePrecision.tick.rawValue: Int64(1)
      case TimePrecision.microsecond.rawValue: Int64(10)
      case TimePrecision.millisecond.rawValue: Int64(10_000)
      case TimePrecision.minute.rawValue: 60 * Instant.ticksPerSecond
      default: Instant.ticksPerSecond
      }
    return floored(left.ticks, unit) == floored(right.ticks, unit)
  }

  /// The number of whole units before a number of ticks, also before 1970.
  static func floored(_ ticks: Int64, _ unit: Int64) -> Int64 {
    ticks >= 0 ? ticks / unit : (ticks + 1) / unit - 1
  }
}

/// What a field of two records says about their being one event.
enum Agreement {
  /// Both carry it and it is the same.
  case yes
  /// Both carry it and it differs.
  case no
  /// One of them leaves it out.
  case silent

  init(_ left: String, _ right: String) {
    guard !left.isEmpty, !right.isEmpty else {
      self = .silent
      return
    }
    self = left == right || left.lowercased() == right.lowercased() ? .yes : .no
  }

  init(_ left: TenantID?, _ right: TenantID?) {
    guard let left, let right else {
      self = .silent
      return
    }
    self = left == right ? .yes : .no
  }

  /// Parties are compared by what both carry and says most: object id, else UPN, else name.
  init(_ left: Party, _ right: Party) {
    for (one, other) in [(left.id, right.id), (left.upn, right.upn), (left.name, right.name)] {
      let agreement = Agreement(one, other)
      if agreement != .silent {
        self = agreement
        return
      }
    }
    self = .silent
  }

  /// Actors: where one record has an application's own id and the other its principal's, the names are compared.
  init(_ left: Party, _ right: Party, applications one: Event, _ other: Event) {
    var (left, right) = (left, right)
    let isApplication = { (party: Party, event: Event) in
      !party.id.isEmpty && party.id == event.actorApplicationID
    }
    if isApplication(left, one) != isApplication(right, other) { (left.id, right.id) = ("", "") }
    self = Agreement(left, right)
  }
}
