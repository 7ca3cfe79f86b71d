/// A row of a score: some hops with the places of their entities.
struct PathRow: Equatable {
  /// An entity in the row.
  struct Place: Equatable {
    /// Its number among the score's stops.
    var stop: Int
    /// Its middle in pixels.
    var x: Double
    /// Whether it is the end of the row above, drawn again.
    var isGhost: Bool
  }

  /// A hop in the row.
  struct Arrow: Equatable {
    /// Its number among the score's hops.
    var hop: Int
    /// The middles of the entities at its ends.
    var from: Double
    var to: Double
    /// Half a slot before the target: where it turns, and where its time stands.
    var middle: Double { to - PathRow.slot / 2 }
  }

  /// A silence within the row.
  struct Silence: Equatable {
    /// The middle of the torn band.
    var band: Double
    /// The middle of its words.
    var words: Double
    /// How long it was, in seconds.
    var seconds: Int64
  }

  /// From one entity to the next.
  static let slot = 126.0
  /// What a silence adds before a hop that goes on from where the one before ended.
  static let silence = 76.0
  /// From one entity to another that no hop joins, and what a silence adds there.
  static let gap = 122.0
  static let silenceInGap = 30.0
  /// The middle of the first entity, and how far the last may lie from it.
  static let first = 205.0
  static let room = 853.0
  /// The most hops of a row.
  static let mostHops = 6

  private(set) var places: [Place] = []
  private(set) var arrows: [Arrow] = []
  private(set) var silences: [Silence] = []
  /// Whether the row's last entity goes on in the next row.
  let continues: Bool

  /// Lays a range of hops out.
  init(_ hops: Range<Int>, of score: PathScore) {
    var x = Self.first
    for index in hops {
      let hop = score.hops[index]
      let isFirst = index == hops.lowerBound
      let opens = score.opensBurst(index) && !isFirst
      if isFirst {
        places.append(Place(stop: hop.from, x: x, isGhost: hop.continues))
      } else if !hop.continues {
        let before = x
        x += Self.gap + (opens ? Self.silenceInGap : 0)
        places.append(Place(stop: hop.from, x: x, isGhost: false))
        if opens {
          let middle = (before + x) / 2
          silences.append(Silence(band: middle, words: middle, seconds: hop.delta ?? 0))
        }
      }
      let from = x
      if opens, hop.continues {
        x += Self.silence
        silences.append(Silence(band: from + 70, words: from + 39, seconds: hop.delta ?? 0))
      }
      x += Self.slot
      places.append(Place(stop: hop.to, x: x, isGhost: false))
      arrows.append(Arrow(hop: index, from: from, to: x))
    }
    let next = hops.upperBound
    continues = next < score.hops.count && score.hops[next].continues
  }

  /// How far the row's last entity lies from its first.
  private var length: Double { (places.last?.x ?? Self.first) - Self.first }

  /// Cuts a score into the fewest rows, then at silences rather than at entities without a way on, then anywhere.
  ///
  /// - Complexity: O(n) in the number of hops.
  static func rows(of score: PathScore) -> [PathRow] {
    let count = score.hops.count
    var best: [(cost: Int, next: Int)] = Array(repeating: (0, count), count: count + 1)
    for start in stride(from: count - 1, through: 0, by: -1) {
      best[start].cost = .max
      for end in (start + 1)...min(count, start + mostHops) {
        guard PathRow(start..<end, of: score).length <= room else { break }
        let cut =
          end == count ? 0 : (score.opensBurst(end) ? 1 : (score.hops[end].continues ? 5 : 3))
        let cost = 12 + cut + best[end].cost
        // Of equal cuts the later one: full rows come first.
        if cost <= best[start].cost { best[start] = (cost, end) }
      }
    }
    var (rows, start): ([PathRow], Int) = ([], 0)
    while start < count {
      rows.append(PathRow(start..<best[start].next, of: score))
      start = best[start].next
    }
    return rows
  }
}
