internal import EntraModel

/// Draws one row of a score: its times, its lanes, its entities and its arrows.
struct PathRowDrawing {
  /// Heights of what times take, of a lane, and of a lane without an entity in the row.
  static let header = 70.0
  static let lane = 118.0
  static let strip = 30.0
  /// How far from a lane's top its entities' middles lie.
  private static let nodeLevel = 52.0
  private static let right = 1118.0
  private static let laneNameWidth = 96.0

  let score: PathScore
  let row: PathRow
  let cast: PictureCast
  /// The name of the picture, to which hops lead.
  let picture: String

  /// A tenant's part of the row.
  private struct Lane {
    var tenant: TenantID?
    var top: Double
    var height: Double
    var isUsed: Bool
    var node: Double { top + PathRowDrawing.nodeLevel }
    var bottom: Double { top + height }
  }

  /// How high the row is.
  var height: Double { Self.header + lanes(top: 0).reduce(0) { $0 + $1.height } + 1 }

  /// The lanes from top to bottom; of more than eight tenants only those with an entity in the row.
  private func lanes(top: Double) -> [Lane] {
    let used = Set(row.places.map { score.stops[$0.stop].tenant })
    var y = top + Self.header
    return score.lanes.compactMap { tenant in
      let isUsed = used.contains(tenant)
      guard isUsed || score.lanes.count <= 8 else { return nil }
      let height = isUsed ? Self.lane : Self.strip
      defer { y += height }
      return Lane(tenant: tenant, top: y, height: height, isUsed: isUsed)
    }
  }

  /// Draws the row from a height on.
  func draw(into svg: inout SVGWriter, top: Double) {
    let lanes = lanes(top: top)
    for lane in lanes { draw(lane, into: &svg) }
    let borders = lanes.map(\.top) + (lanes.last.map { [$0.bottom] } ?? [])
    for y in borders {
      svg.path(
        Stroke(x: 0, y: y).level(to: Self.right), line: .init(ink: .grid, width: 1.5))
    }
    for silence in row.silences {
      tear(at: silence.band, from: top + Self.header - 2, to: borders.last ?? top, into: &svg)
    }
    drawBursts(into: &svg, top: top)
    for arrow in row.arrows { drawHop(arrow, lanes, into: &svg, top: top) }
    for (index, place) in row.places.enumerated() { drawNode(index, place, lanes, into: &svg) }
    for arrow in row.arrows { drawChip(arrow, lanes, into: &svg) }
  }

  private func lane(of stop: Int, _ lanes: [Lane]) -> Lane? {
    lanes.first { $0.tenant == score.stops[stop].tenant }
  }

  // MARK: Lanes

  private func draw(_ lane: Lane, into svg: inout SVGWriter) {
    let ink = cast.ink(lane.tenant)
    svg.rectangle(Box(0, lane.top, Self.right, lane.height), fill: ink.tint)
    svg.rectangle(Box(0, lane.top, 5, lane.height), fill: ink.solid)
    guard lane.isUsed else {
      Badge.draw(lane.tenant, cast, into: &svg, x: 13, y: lane.top + 6, size: 18)
      let name = TextFit.line(
        cast.name(lane.tenant) + " (no hop in this row)", to: 215, .plain)
      svg.text(name, x: 38, y: lane.top + 19, .plain, ink: .mute)
      return
    }
    Badge.draw(lane.tenant, cast, into: &svg, x: 13, y: lane.top + 11)
    let names = TextFit.lines(
      cast.name(lane.tenant), to: Self.laneNameWidth, most: 3, .name)
    for (index, line) in names.enumerated() {
      svg.text(line, x: 42, y: lane.top + 19 + 15 * Double(index), .name)
    }
    var y = max(lane.top + 56, lane.top + 37 + 15 * Double(names.count))
    for line in [cast.standing(lane.tenant), idText(lane.tenant)] where !line.isEmpty {
      svg.text(line, x: 13, y: y, .small, ink: .mute)
      y += 13
    }
  }

  private func idText(_ tenant: TenantID?) -> String {
    TextFit.line(cast.id(tenant), to: 122, .small)
  }

  /// A white band with torn edges, over all lanes.
  private func tear(
    at x: Double, from top: Double, to bottom: Double, into svg: inout SVGWriter
  ) {
    func edge(_ x: Double) -> [(x: Double, y: Double)] {
      var points: [(x: Double, y: Double)] = []
      var (y, isOut) = (top, false)
      while y < bottom {
        points.append((x + (isOut ? 2.5 : -2.5), y))
        y += 5
        isOut.toggle()
      }
      return points + [(x, bottom + 1)]
    }
    let (left, right) = (edge(x - 9), edge(x + 9))
    svg.path(Stroke(around: left + right.reversed()), fill: .paper)
    for points in [left, right] {
      guard let first = points.first else { continue }
      let stroke = points.dropFirst().reduce(Stroke(x: first.x, y: first.y)) {
        $0.line(x: $1.x, y: $1.y)
      }
      svg.path(stroke, line: .init(ink: .lineMute))
    }
  }

  // MARK: Times

  private func drawBursts(into svg: inout SVGWriter, top: Double) {
    for silence in row.silences {
      svg.text(
        PictureTime.span(silence.seconds), x: silence.words, y: top + 46, .strong, anchor: .middle)
      svg.text(
        "no timed hop", x: silence.words, y: top + 60, .small, ink: .mute, anchor: .middle)
    }
    var start = row.arrows.startIndex
    while start < row.arrows.endIndex {
      let burst = score.hops[row.arrows[start].hop].burst
      let end =
        row.arrows[start...].firstIndex { score.hops[$0.hop].burst != burst } ?? row.arrows.endIndex
      drawBracket(row.arrows[start..<end], into: &svg, top: top)
      start = end
    }
  }

  private func drawBracket(
    _ arrows: ArraySlice<PathRow.Arrow>, into svg: inout SVGWriter, top: Double
  ) {
    guard let first = arrows.first, let last = arrows.last else { return }
    let (left, right) = (first.middle - 57, last.middle + 57)
    svg.path(
      Stroke(x: left, y: top + 34).upright(to: top + 28).level(to: right).upright(to: top + 34),
      line: .init(ink: .lineInk, width: 1.4))
    let middle = (left + right) / 2
    // Neighbours are at least a gap away; at the ends of the row there is more room.
    let leftRoom = arrows.startIndex == row.arrows.startIndex ? middle - 4 : middle - left + 36
    let rightRoom =
      arrows.endIndex == row.arrows.endIndex ? Self.right - middle : right - middle + 36
    let room = 2 * min(leftRoom, rightRoom)
    let words = burstWords(arrows.map(\.hop))
    let fitting = words.first { TextWidths.width(of: $0, .strong) <= room } ?? ""
    svg.text(fitting, x: middle, y: top + 22, .strong, anchor: .middle)
  }

  /// What stands over a burst, from the longest to the shortest.
  private func burstWords(_ hops: [Int]) -> [String] {
    let clocks = hops.compactMap { score.hops[$0].clock }
    let untimed = hops.count - clocks.count
    guard let first = clocks.min(), let last = clocks.max() else {
      return hops.count == 1
        ? ["time not known", ""] : ["\(hops.count) hops, times not known", "times not known"]
    }
    let (from, to) = (PictureTime.day(first), PictureTime.day(last))
    let day =
      from == to
      ? PictureTime.longDay(from)
      : (PictureTime.year(from) == PictureTime.year(to)
        ? PictureTime.weekday(from) + " " + PictureTime.date(from).suffix(3)
        : PictureTime.longDay(from)) + " – " + PictureTime.longDay(to)
    let short = from == to ? PictureTime.date(from) : day
    var counts = clocks.count == 1 ? "1 timed hop" : "\(clocks.count) timed hops"
    if clocks.count > 1 {
      counts += first == last ? " in one second" : " in " + PictureTime.span(last - first)
    }
    let rest = untimed == 0 ? "" : ", \(untimed) without a time"
    let isContinued =
      hops.first.map { $0 > 0 && score.hops[$0].burst == score.hops[$0 - 1].burst } ?? false
    let more = isContinued ? "continued: " : ""
    return [
      "\(day) (UTC), \(more)\(counts)\(rest)", "\(day) (UTC), \(counts)\(rest)",
      "\(day) (UTC), \(counts)", "\(day) (UTC)", day, short,
    ]
  }

  private func drawTime(_ arrow: PathRow.Arrow, into svg: inout SVGWriter, top: Double) {
    let (hop, x) = (score.hops[arrow.hop], arrow.middle)
    guard let clock = hop.clock else {
      let isObserved = hop.step.state == .observed
      svg.text(
        isObserved ? "no time in record" : "time not known", x: x, y: top + 46, .unknown,
        anchor: .middle)
      svg.text(
        score.bounds(of: arrow.hop), x: x, y: top + 60, .small, ink: .mute, anchor: .middle)
      return
    }
    svg.text(PictureTime.clock(clock), x: x, y: top + 46, .clock, anchor: .middle)
    let isFirstInRow = arrow.hop == row.arrows.first?.hop
    guard let delta = hop.delta else { return }
    switch delta {
    case 0:
      svg.text("same second", x: x, y: top + 60, .smallStrong, anchor: .middle)
    case _ where score.opensBurst(arrow.hop) && !isFirstInRow:
      break  // The torn band says how long it was.
    case ..<0:
      svg.text(
        PictureTime.span(delta) + " earlier", x: x, y: top + 60, .smallStrong, anchor: .middle)
    default:
      svg.text(
        "+" + PictureTime.span(delta), x: x, y: top + 60, .small, ink: .mute, anchor: .middle)
    }
  }

  // MARK: Hops

  private func drawHop(
    _ arrow: PathRow.Arrow, _ lanes: [Lane], into svg: inout SVGWriter, top: Double
  ) {
    let hop = score.hops[arrow.hop]
    guard let from = lane(of: hop.from, lanes), let to = lane(of: hop.to, lanes) else { return }
    let evidence = EvidenceLook(hop.step.state)
    let (start, tip) = (arrow.from + 20, arrow.to - 19)
    var stroke = Stroke(x: start, y: from.node)
    if from.top == to.top {
      stroke = stroke.level(to: tip - 10)
    } else {
      let turn = to.top > from.top ? 6.0 : -6.0
      stroke = stroke.level(to: arrow.middle - 6)
        .bend(cornerX: arrow.middle, cornerY: from.node, x: arrow.middle, y: from.node + turn)
        .upright(to: to.node - turn)
        .bend(cornerX: arrow.middle, cornerY: to.node, x: arrow.middle + 6, y: to.node)
        .level(to: tip - 10)
    }
    let label =
      "Hop \(hop.step.step): \(HopWords.words(hop.step)), \(hop.step.state.rawValue)"
    svg.link(
      to: Picture.anchor(ofHop: hop.step.step, in: picture), kind: "hop", label: label
    ) { svg in
      drawTime(arrow, into: &svg, top: top)
      svg.path(stroke, line: .init(ink: .halo, width: 7))
      svg.path(stroke, line: evidence.line(width: 2.5))
      evidence.drawHead(into: &svg, x: tip, y: to.node)
    }
  }

  private func drawChip(_ arrow: PathRow.Arrow, _ lanes: [Lane], into svg: inout SVGWriter) {
    let hop = score.hops[arrow.hop]
    guard let from = lane(of: hop.from, lanes), let to = lane(of: hop.to, lanes) else { return }
    let y: Double
    if from.top == to.top { y = to.node - 29 } else { y = to.top > from.top ? to.top : to.bottom }
    HopChip(step: hop.step).draw(into: &svg, x: arrow.middle, y: y)
  }

  // MARK: Entities

  private func drawNode(
    _ index: Int, _ place: PathRow.Place, _ lanes: [Lane], into svg: inout SVGWriter
  ) {
    let stop = score.stops[place.stop]
    guard let lane = lane(of: place.stop, lanes) else { return }
    let icon = NodeIcon(kind: cast.names.kind(of: stop.node), ink: cast.ink(stop.tenant))
    let look: NodeIcon.Look = place.isGhost ? .ghost : (stop.isAgain ? .again : .whole)
    icon.draw(into: &svg, x: place.x, y: lane.node, look: look)
    let note: String
    if place.isGhost {
      note = "from row above"
    } else if index == row.places.count - 1, row.continues {
      note = "continues below"
    } else {
      note = stop.isAgain ? "again" : ""
    }
    let beside = row.arrows.filter { $0.from == place.x || $0.to == place.x }
    let isCrowded = beside.contains { arrow in
      let hop = score.hops[arrow.hop]
      return score.stops[hop.from].tenant == score.stops[hop.to].tenant
    }
    // A chip on the lane's lower border reaches up to where a third line would stand.
    let isShort = beside.contains { arrow in
      let hop = score.hops[arrow.hop]
      guard let from = self.lane(of: hop.from, lanes), let to = self.lane(of: hop.to, lanes) else {
        return false
      }
      let border = to.top > from.top ? to.top : to.bottom
      return from.top != to.top && border == lane.bottom
    }
    let isNoteBelow = !note.isEmpty && isCrowded
    let most = (isShort ? 2 : 3) - (isNoteBelow ? 1 : 0)
    var lines = NodeLabel(cast: cast).lines(stop.node, most: most).map { ($0, false) }
    if isNoteBelow { lines.append((note, true)) }
    for (line, (text, isNote)) in lines.enumerated() {
      svg.text(
        text, x: place.x, y: lane.node + 31 + 13.7 * Double(line), isNote ? .note : .entity,
        ink: isNote ? .mute : .ink, anchor: .middle)
    }
    if !note.isEmpty, !isNoteBelow {
      svg.text(note, x: place.x, y: lane.node - 24, .note, ink: .mute, anchor: .middle)
    }
  }
}
