import EntraModel

/// Finds which events of one tenant and log family are one event, told by several exporters.
///
/// Who asks gives the events of one second, or of one correlation id.
///
/// Side after side is laid beside what was found before: of all pairs that look alike the best are joined first, each event
/// with at most one of another side. Equally good pairs are taken in the order of the records, so that two events of one export that
/// look the same stay two, and are paired with two of another one to one.
struct CopyPairing {
  /// Events of one activity beyond which they are told apart by correlation id and target first.
  static let crowd = 1000

  /// Events that are one, each group in the order in which a first copy is chosen.
  private(set) var groups: [[CopyCandidate]] = []
  /// Events that were too many to be compared with each other, and stay apart.
  private(set) var crowded = 0

  init(_ candidates: [CopyCandidate], family: LogFamily) {
    var buckets: [String: [CopyCandidate]] = [:]
    for candidate in candidates {
      let key = family.hasActivities ? candidate.event.activityKey : ""
      buckets[key, default: []].append(candidate)
    }
    for bucket in buckets.values { take(bucket) }
  }

  private mutating func take(_ bucket: [CopyCandidate]) {
    guard bucket.count > Self.crowd else { return join(bucket) }
    var parts: [String: [CopyCandidate]] = [:]
    for candidate in bucket {
      let event = candidate.event
      parts[event.correlationID + " " + event.target.id, default: []].append(candidate)
    }
    for part in parts.values {
      if part.count > Self.crowd { crowded += part.count } else { join(part) }
    }
  }

  private mutating func join(_ candidates: [CopyCandidate]) {
    let bySide = Dictionary(grouping: candidates, by: \.side)
    guard bySide.count > 1 else { return }
    var found: [[CopyCandidate]] = []
    for side in bySide.keys.sorted() {
      let newcomers = (bySide[side] ?? []).sorted(by: CopyCandidate.precedes)
      var taken = Set<Int>()
      var hosts = Set<Int>()
      for pair in Self.pairs(found, newcomers) {
        guard !taken.contains(pair.newcomer), !hosts.contains(pair.group) else { continue }
        taken.insert(pair.newcomer)
        hosts.insert(pair.group)
        found[pair.group].append(newcomers[pair.newcomer])
      }
      for (index, newcomer) in newcomers.enumerated() where !taken.contains(index) {
        found.append([newcomer])
      }
    }
    groups += found.filter { $0.count > 1 }.map { $0.sorted { $0.rank < $1.rank } }
  }

  private struct Pair {
    var group: Int
    var newcomer: Int
    var likeness: Likeness
  }

  /// The pairs that look alike, the best first.
  private static func pairs(_ groups: [[CopyCandidate]], _ newcomers: [CopyCandidate]) -> [Pair] {
    var pairs: [Pair] = []
    for (group, members) in groups.enumerated() {
      for (index, newcomer) in newcomers.enumerated() {
        guard let likeness = likeness(members, newcomer) else { continue }
        pairs.append(Pair(group: group, newcomer: index, likeness: likeness))
      }
    }
    return pairs.sorted { left, right in
      if left.likeness != right.likeness { return left.likeness > right.likeness }
      return (left.group, left.newcomer) < (right.group, right.newcomer)
    }
  }

  /// The best likeness to a member; nil when one of them contradicts, or is of the same side.
  private static func likeness(_ members: [CopyCandidate], _ newcomer: CopyCandidate) -> Likeness? {
    var best: Likeness?
    for member in members {
      guard member.sides.isDisjoint(with: newcomer.sides) else { return nil }
      let contradicts = !Likeness.mayBeOne(member.event, newcomer.event)
      guard !contradicts else { return nil }
      guard let likeness = Likeness(member.event, newcomer.event) else { continue }
      best = best.map { max($0, likeness) } ?? likeness
    }
    return best
  }
}
