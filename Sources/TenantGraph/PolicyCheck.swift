internal import EntraModel

/// Holds the records and snapshots of a policy against each other, in time order.
struct PolicyCheck {
  /// What is known of a switch: by a record that set it, or by a snapshot that shows it.
  private struct Mark {
    var value: Bool?
    var instant: Instant
    var event: EventReference
    var isSeen: Bool
  }

  /// Records closer together than this may be stamped in any order, in seconds.
  private static let orderSeconds: Int64 = 2

  let history: PolicyHistory
  private var last: [PolicyFlag: Mark] = [:]
  /// When the policy was last deleted: what was seen of it before that counts no more.
  private var deleted: Instant?
  private var gaps: [PolicyGap] = []

  init(history: PolicyHistory) {
    self.history = history
  }

  /// The holes.
  mutating func run() -> [PolicyGap] {
    var next = 0
    let sightings = history.sightings.compactMap { sighting in
      sighting.instant.map { (instant: $0, sighting: sighting) }
    }
    for step in history.steps {
      while next < sightings.count, sightings[next].instant <= step.instant {
        hold(sightings[next].sighting, sightings[next].instant)
        next += 1
      }
      hold(step)
    }
    for (instant, sighting) in sightings[next...] { hold(sighting, instant) }
    return gaps
  }

  // MARK: Records

  private mutating func hold(_ step: PolicyHistory.Step) {
    if step.flag == .exists, step.new == false { deleted = step.instant }
    let current = Mark(
      value: step.new, instant: step.instant, event: step.event, isSeen: false)
    if let before = last[step.flag] {
      if before.isSeen {
        hold(step, against: before)
      } else if step.contradictsReplay, let says = step.old, let replayed = before.value {
        note(.oldValueDiffers(step.flag, says: says, replayed: replayed), before, current)
      } else if step.flag == .exists, step.new == true, before.value == true {
        note(.addedTwice, before, current)
      }
    }
    holdAgainstDeletion(step, current)
    last[step.flag] = current
  }

  private mutating func hold(_ step: PolicyHistory.Step, against seen: Mark) {
    guard !isGone(seen), !isClose(seen.instant, step.instant) else { return }
    let current = Mark(
      value: step.new, instant: step.instant, event: step.event, isSeen: false)
    if let old = step.old, old != (seen.value ?? false) {
      note(.snapshotDiffers(step.flag, says: old, before: seen.value), seen, current)
    } else if step.flag == .exists, step.new == true, seen.value == true {
      note(.addedTwice, seen, current)
    }
  }

  private mutating func holdAgainstDeletion(_ step: PolicyHistory.Step, _ current: Mark) {
    guard let exists = last[.exists], exists.value == false, step.flag != .exists else { return }
    // What a deletion itself switches off bears its own record.
    if step.event == exists.event {
      guard step.flag == .syncInbound, step.old == true,
        let allowed = history.steps.last(where: {
          $0.flag == .syncInbound && $0.event != step.event && $0.instant <= step.instant
        }), !wasSeenOff(after: allowed.instant, until: step.instant)
      else { return }
      let mark = Mark(
        value: allowed.new, instant: allowed.instant, event: allowed.event, isSeen: false)
      note(.deletedWithSynchronization, mark, current)
    } else if step.new == true, step.instant.seconds(since: exists.instant) > Self.orderSeconds {
      note(.changedAfterDeletion, exists, current)
    }
  }

  /// Whether a snapshot between two instants shows that synchronization was no longer allowed.
  private func wasSeenOff(after first: Instant, until last: Instant) -> Bool {
    history.sightings.contains { sighting in
      guard let taken = sighting.instant, taken > first, taken <= last else { return false }
      return sighting.statement(of: .syncInbound).map { $0.value != true } ?? false
    }
  }

  // MARK: Snapshots

  private mutating func hold(_ sighting: PolicySighting, _ instant: Instant) {
    for statement in sighting.statements {
      let current = Mark(
        value: statement.value, instant: instant, event: sighting.event, isSeen: true)
      if let before = last[statement.flag], differs(statement.value, from: before),
        statement.flag == .exists || !isGone(before),
        !isExplained(statement, at: instant)
      {
        note(
          .snapshotDiffers(statement.flag, says: statement.value, before: before.value), before,
          current)
      }
      last[statement.flag] = current
    }
  }

  /// Whether a snapshot shows another value; off and not set are one, and a record that sets nothing tells nothing.
  private func differs(_ value: Bool?, from before: Mark) -> Bool {
    if before.isSeen { return (value ?? false) != (before.value ?? false) }
    return before.value.map { $0 != (value ?? false) } ?? false
  }

  /// Whether a recorded change so close that the clocks don't tell which came first shows the same value.
  private func isExplained(_ statement: PolicySighting.Statement, at instant: Instant) -> Bool {
    let value = statement.value ?? false
    return history.steps.contains { step in
      step.flag == statement.flag && isClose(step.instant, instant)
        && (step.new ?? false == value || step.old == value)
    }
  }

  /// Whether the policy was deleted since: then it needs no record that a switch is another.
  private func isGone(_ mark: Mark) -> Bool {
    deleted.map { mark.instant <= $0 } ?? false
  }

  private func isClose(_ one: Instant, _ other: Instant) -> Bool {
    one.seconds(since: other).magnitude <= GraphContext.skewSeconds.magnitude
  }

  private mutating func note(_ kind: PolicyGap.Kind, _ earlier: Mark, _ current: Mark) {
    gaps.append(
      PolicyGap(
        kind: kind, after: earlier.instant, before: current.instant, earlier: earlier.event,
        event: current.event))
  }
}
