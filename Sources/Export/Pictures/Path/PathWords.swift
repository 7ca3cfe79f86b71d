internal import EntraModel

/// A walk in words: a sentence a hop, with everything that the picture shows.
struct PathWords {
  let score: PathScore
  let cast: PictureCast

  /// The whole story.
  func text(title: String) -> String {
    let tenants = score.lanes.map { cast.nameAndLetter($0) }.joined(separator: ", ")
    var text = "\(title). Tenants: \(tenants)."
    for index in score.hops.indices {
      if score.opensBurst(index), let delta = score.hops[index].delta, delta > 0 {
        text += " Then no timed hop for \(PictureTime.span(delta))."
      }
      text += " " + sentence(of: index)
    }
    if score.undrawn > 0 {
      text += " \(score.undrawn) more hops aren't drawn; findings.json has them all."
    }
    return text
  }

  /// `Hop 4, observed at 2026-03-03 08:21:03 UTC, 1 s after the timed hop before: ...`.
  func sentence(of index: Int) -> String {
    let hop = score.hops[index]
    var text = "Hop \(hop.step.step), \(hop.step.state.rawValue)"
    if let clock = hop.clock {
      let day = CivilDate(daysSinceEpoch: Int(PictureTime.day(clock))).description
      text += " at \(day) \(PictureTime.clock(clock)) UTC"
      switch hop.delta {
      case 0?: text += ", in the same second as the timed hop before"
      case let delta? where delta < 0: text += ", earlier than the timed hop before"
      case let delta?: text += ", \(PictureTime.span(delta)) after the timed hop before"
      case nil: break
      }
    } else {
      let bounds = score.bounds(of: index)
      text += ", time not known" + (bounds.isEmpty ? "" : ", " + bounds)
    }
    let (from, to) = (score.stops[hop.from].node, score.stops[hop.to].node)
    return text + ": \(cast.phrase(from)) \(HopWords.words(hop.step)) \(cast.phrase(to))."
  }
}
