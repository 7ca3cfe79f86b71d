internal import EntraModel
internal import TenantGraph

/// How the switches between the tenants of a path stood over time: filled is on, outlined is off, hatched isn't known.
struct PolicyPicture {
  private static let width = 1120.0
  private static let pitch = 26.0
  private static let bar = 20.0
  /// Most policies that are drawn.
  private static let mostPolicies = 12

  let path: NumberedPath
  let cast: PictureCast
  let window: CaseWindow
  let outline: PictureOutline
  private let policies: [PolicyHistory]
  private let undrawn: Int

  init(
    _ path: NumberedPath, policies: [PolicyHistory], cast: PictureCast, window: CaseWindow,
    outline: PictureOutline
  ) {
    (self.path, self.cast, self.window, self.outline) = (path, cast, window, outline)
    self.policies = Array(policies.prefix(Self.mostPolicies))
    undrawn = policies.count - self.policies.count
  }

  /// The picture.
  func picture() -> Picture {
    var svg = SVGWriter(name: outline.name)
    let axis = window.axis
    let rows = policies.map { PolicyRows.stretches(of: $0, in: window) }
    let top = 30.0
    let count = rows.reduce(0) { $0 + $1.count + 1 }
    let bottom = top + Double(count) * Self.pitch + 8
    svg.text("State of each partner setting", x: 0, y: 14, .strong)
    axis.drawGrid(into: &svg, top: top, bottom: bottom)
    var y = top
    for (history, rows) in zip(policies, rows) {
      Badge.draw(history.owner, cast, into: &svg, x: 3, y: y + 3, size: 19)
      svg.text(TextFit.line(heading(history), to: 215, .strong), x: 28, y: y + 17, .strong)
      y += Self.pitch
      for (flag, stretches) in rows {
        svg.text(Self.title(flag), x: 28, y: y + 15, .plain)
        let marks = marks(of: flag, history, axis)
        for stretch in stretches { draw(stretch, history, axis, marks, into: &svg, y: y) }
        for mark in marks { draw(mark, into: &svg, y: y + Self.bar / 2) }
        y += Self.pitch
      }
    }
    axis.draw(into: &svg, y: bottom)
    let end = drawLegend(into: &svg, y: bottom + 42)
    let words = words(rows)
    return Picture(
      name: outline.name, title: outline.title, words: words, findingID: path.finding.id,
      figures: [],
      svg: svg.document(width: Self.width, height: end + 12, title: outline.title, words: words)
    ).whole
  }

  private func heading(_ history: PolicyHistory) -> String {
    "\(cast.letter(history.owner))’s settings for "
      + cast.partner(of: .policy(owner: history.owner, partner: history.partner))
  }

  private static func title(_ flag: PolicyFlag) -> String {
    switch flag {
    case .exists: "Partner policy"
    case .syncInbound: "Inbound sync of users"
    case .groupSyncInbound: "Inbound sync of groups"
    case .autoRedeemInbound: "Inbound automatic redemption"
    case .autoRedeemOutbound: "Outbound automatic redemption"
    case .trustMFA: "Trust partner’s MFA"
    case .trustCompliantDevice: "Trust compliant devices"
    case .trustHybridDevice: "Trust hybrid joined devices"
    case .b2bInbound: "Inbound collaboration"
    case .b2bOutbound: "Outbound collaboration"
    case .directConnectInbound: "Inbound direct connect"
    case .directConnectOutbound: "Outbound direct connect"
    case .serviceProvider: "Service provider"
    }
  }

  private static func word(_ value: PolicyStand.Value) -> String {
    switch value {
    case .on: "on"
    case .off: "off"
    case .notSet: "not set"
    case .unknown: "not known"
    }
  }

  private func draw(
    _ stretch: PolicyRows.Stretch, _ history: PolicyHistory, _ axis: TimeAxis, _ marks: [Mark],
    into svg: inout SVGWriter, y: Double
  ) {
    let (left, right) = (axis.x(stretch.from), axis.x(stretch.to))
    let box = Box(left, y, max(right - left, 0.5), Self.bar)
    let ink = cast.ink(history.owner)
    switch stretch.value {
    case .unknown:
      svg.hatched(box)
      GapLabel.draw(
        [Self.word(.unknown)], from: left, to: right, y: y + Self.bar / 2, into: &svg)
      return
    case .on: svg.rectangle(box, fill: ink.solid)
    case .off: svg.rectangle(box, fill: .paper, line: .init(ink: .lineInk, width: 1.2))
    case .notSet:
      svg.rectangle(box, fill: .paper, line: .init(ink: .lineMute, width: 1.2, dashes: [2, 2]))
    }
    let word = Self.word(stretch.value)
    // The word stands clear of the marks of hops, or not at all.
    let width = TextWidths.width(of: word, .smallStrong)
    var x = left + 8
    for mark in marks where mark.left - 4 < x + width && mark.right + 5 > x { x = mark.right + 5 }
    guard x + width + 4 <= right, !marks.contains(where: { $0.left < x + width && $0.right > x })
    else { return }
    svg.text(
      word, x: x, y: y + 14, stretch.value == .on ? .smallStrong : .small,
      ink: stretch.value == .on ? ink.onSolid : .ink)
  }

  // MARK: Hops

  /// A mark of the hops that switched a flag.
  private struct Mark {
    var x: Double
    var steps: [PathStep]

    /// The number of the last hop; of several a list, or how many.
    var words: String {
      let list = HopMarks.list(steps.map(\.step).sorted())
      return list.utf8.count <= 9 ? list : "\(steps.count) hops"
    }
    /// Where it stands, within the axis.
    var left: Double { min(max(x, 261) - 10, 1056 - width) }
    var right: Double { left + width }
    var width: Double {
      steps.count == 1 ? 20 : TextWidths.width(of: words, .smallStrong) + 12
    }
  }

  /// The hops whose records switched a flag, where they did; nearer ones than a disc are one mark.
  private func marks(
    of flag: PolicyFlag, _ history: PolicyHistory, _ axis: TimeAxis
  ) -> [Mark] {
    let node = NodeID.policy(owner: history.owner, partner: history.partner)
    var marks: [Mark] = []
    let hops = path.finding.path.filter { step in
      step.state == .observed && (step.to == node || step.from == node)
        && step.change.split(separator: " ").contains { $0.hasPrefix(flag.word + ":") }
    }
    for step in hops.sorted(by: { ($0.time?.ticks ?? 0, $0.step) < ($1.time?.ticks ?? 0, $1.step) })
    {
      guard let time = step.time else { continue }
      let x = axis.x(PictureTime.seconds(time))
      if let last = marks.last, x - last.x < 40 {
        marks[marks.count - 1].steps.append(step)
      } else {
        marks.append(Mark(x: x, steps: [step]))
      }
    }
    return marks
  }

  /// A disc with the last hop's number; the numbers of several stand in a pill.
  private func draw(_ mark: Mark, into svg: inout SVGWriter, y: Double) {
    guard let last = mark.steps.last else { return }
    if mark.steps.count == 1 {
      svg.circle(x: mark.left + 10, y: y, radius: 11, fill: .paper)
      NumberDisc.draw(last, into: &svg, x: mark.left + 10, y: y)
      return
    }
    svg.rectangle(
      Box(mark.left, y - 9.5, mark.width, 19), fill: .ink, line: .init(ink: .halo, width: 2),
      radius: 9.5)
    svg.text(
      mark.words, x: mark.left + mark.width / 2, y: y + 4, .smallStrong, ink: .onDark,
      anchor: .middle)
  }

  // MARK: Legend and words

  private func drawLegend(into svg: inout SVGWriter, y: Double) -> Double {
    svg.rectangle(Box(250, y - 10, 26, 12), fill: .ink)
    svg.text("on or allowed", x: 282, y: y, .plain)
    svg.rectangle(Box(376, y - 10, 26, 12), fill: .paper, line: .init(ink: .lineInk, width: 1.2))
    svg.text("off or blocked", x: 408, y: y, .plain)
    svg.rectangle(
      Box(506, y - 10, 26, 12), fill: .paper,
      line: .init(ink: .lineMute, width: 1.2, dashes: [2, 2]))
    svg.text("not set: the default decides", x: 538, y: y, .plain)
    svg.hatched(Box(730, y - 10, 26, 12))
    svg.text("not known: no record or snapshot", x: 762, y: y, .plain)
    svg.circle(x: 990, y: y - 4, radius: 9.5, fill: .ink)
    svg.text("n", x: 990, y: y, .smallStrong, ink: .onDark, anchor: .middle)
    svg.text("hop of F\(path.number)", x: 1006, y: y, .plain)
    guard undrawn > 0 else { return y }
    svg.text("\(undrawn) more policies aren't drawn.", x: 250, y: y + 18, .strong)
    return y + 18
  }

  private func words(
    _ rows: [[(flag: PolicyFlag, stretches: [PolicyRows.Stretch])]]
  ) -> String {
    var text = outline.title + "."
    for (history, rows) in zip(policies, rows) {
      text += " \(heading(history)):"
      text +=
        rows.map { flag, stretches in
          let parts = stretches.map { stretch in
            stretch.from <= window.start
              ? Self.word(stretch.value)
              : "\(Self.word(stretch.value)) from "
                + Instant(ticks: 0).advanced(bySeconds: stretch.from).secondText
          }
          let hops = marks(of: flag, history, window.axis).flatMap(\.steps).map(\.step)
          let list = hops.isEmpty ? "" : " (hops \(HopMarks.list(Set(hops).sorted())))"
          return " \(Self.title(flag)) \(parts.joined(separator: ", "))\(list)"
        }.joined(separator: ";") + "."
    }
    return undrawn > 0 ? text + " \(undrawn) more policies aren't drawn." : text
  }
}
