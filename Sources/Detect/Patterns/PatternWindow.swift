public import EntraModel
internal import TenantGraph

/// When an act fills a step, relative to the act of another step.
///
/// Lengths are whole seconds, as far as the clocks go that people read. An act without an instant fills no step that has
/// a window, but for ``Order/whenever``.
public struct PatternWindow: Sendable {
  /// Where the act lies.
  public enum Order: Sendable, Hashable {
    /// Not earlier than the other, up to a length.
    case after
    /// Not later than the other, up to a length.
    case before
    /// Later by more than a length; by a negative one, less than it before.
    case later
    /// Earlier by more than a length.
    case earlier
    /// From a length before on, with no end.
    case notLongBefore
    /// Up to a length after, with no beginning.
    case notLongAfter
    /// At the same instant.
    case at
    /// Before what the other act made ended; at any time while that stands.
    case whileStanding
    /// At any time.
    case whenever
  }

  /// Which clocks may disagree by ``PathSearch/skewSeconds``.
  public enum Tolerance: Sendable {
    case none
    /// Those of two evidence files (reference/detections T1).
    case files
    /// Any two, where the moment of the other step is a reckoned one.
    case always
  }

  /// Where the act lies.
  public let order: Order
  /// Steps of which the first that is filled counts, with its first act; or, when latest, the last act of all.
  public let anchors: [String]
  /// Whether the last act of all anchors counts.
  public let isLatest: Bool
  /// The length in seconds; nil for none.
  public let seconds: Int64?
  /// Which clocks may disagree.
  public let tolerance: Tolerance
  /// Whether what the earlier of the two acts made must still stand at the later.
  public let isStanding: Bool

  /// Makes a window.
  public init(
    _ order: Order, _ anchors: [String], isLatest: Bool = false, within seconds: Int64? = nil,
    tolerance: Tolerance = .none, isStanding: Bool = false
  ) {
    self.order = order
    self.anchors = anchors
    self.isLatest = isLatest
    self.seconds = seconds
    self.tolerance = tolerance
    self.isStanding = isStanding
  }

  /// Not earlier than another step.
  public static func after(
    _ step: String, within seconds: Int64? = nil, _ tolerance: Tolerance = .none,
    standing: Bool = false
  ) -> PatternWindow {
    PatternWindow(
      .after, [step], within: seconds, tolerance: tolerance, isStanding: standing)
  }

  /// Not later than another step.
  public static func before(
    _ step: String, within seconds: Int64? = nil, _ tolerance: Tolerance = .none,
    standing: Bool = false
  ) -> PatternWindow {
    PatternWindow(
      .before, [step], within: seconds, tolerance: tolerance, isStanding: standing)
  }

  /// At any time: the step only hangs on the other.
  public static func with(_ step: String) -> PatternWindow { PatternWindow(.whenever, [step]) }

  /// Earlier than another step by less than a length.
  public static func shortlyBefore(_ step: String, within seconds: Int64) -> [PatternWindow] {
    [PatternWindow(.earlier, [step]), PatternWindow(.later, [step], within: -seconds)]
  }

  /// Whether an act lies in it.
  ///
  /// - Complexity: O(1).
  public func contains(_ act: Act, relativeTo other: Act) -> Bool {
    if order == .whenever { return true }
    guard let instant = act.instant, let anchor = other.instant else { return false }
    let length = seconds ?? .max
    let isThere =
      switch order {
      case .after: isOrdered(other, act) && instant.seconds(since: anchor) <= length
      case .before: isOrdered(act, other) && anchor.seconds(since: instant) <= length
      case .later: seconds.map { instant.seconds(since: anchor) > $0 } ?? (instant > anchor)
      case .earlier: seconds.map { anchor.seconds(since: instant) > $0 } ?? (instant < anchor)
      case .notLongBefore: anchor.seconds(since: instant) <= length
      case .notLongAfter: instant.seconds(since: anchor) <= length
      case .at: instant == anchor
      case .whileStanding: other.validUntil.map { instant < $0 } ?? true
      case .whenever: true
      }
    guard isThere, isStanding else { return isThere }
    let (first, second) = order == .before ? (act, anchor) : (other, instant)
    guard let end = first.validUntil else { return true }
    return second <= end.advanced(bySeconds: PathSearch.skewSeconds)
  }

  /// The instants that it can hold at most: what a search by instant must look at.
  func span(relativeTo anchor: Instant) -> (from: Instant, to: Instant) {
    let (least, most) = (Instant(ticks: .min), Instant(ticks: .max))
    let end = seconds.map { $0 + 1 }
    let skew = tolerance == .none ? 0 : PathSearch.skewSeconds
    return switch order {
    case .after:
      (anchor.advanced(bySeconds: -skew), end.map { anchor.advanced(bySeconds: $0) } ?? most)
    case .before:
      (end.map { anchor.advanced(bySeconds: -$0) } ?? least, anchor.advanced(bySeconds: skew))
    case .later: (anchor.advanced(bySeconds: seconds ?? 0), most)
    case .earlier: (least, anchor.advanced(bySeconds: -(seconds ?? 0)))
    case .notLongBefore: (end.map { anchor.advanced(bySeconds: -$0) } ?? least, most)
    case .notLongAfter: (least, end.map { anchor.advanced(bySeconds: $0) } ?? most)
    case .at: (anchor, anchor)
    case .whileStanding, .whenever: (least, most)
    }
  }

  private func isOrdered(_ first: Act, _ second: Act) -> Bool {
    switch tolerance {
    case .none: (first.instant ?? .init(ticks: .max)) <= (second.instant ?? .init(ticks: .min))
    case .files: PathSearch.mayFollow(second, after: first.instant, from: first.events.first)
    case .always: PathSearch.mayFollow(second, after: first.instant, from: nil)
    }
  }
}
