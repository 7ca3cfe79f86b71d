internal import EntraModel

/// How much happened when, a row of bars a tenant, each on its own scale; hatched where the case holds no log of it.
struct ActivityPicture {
  private static let width = 1120.0
  private static let row = 74.0
  private static let pitch = 92.0

  let facts: CaseFacts
  let cast: PictureCast
  let window: CaseWindow
  let path: NumberedPath?
  let outline: PictureOutline
  let bins: ActivityBins
  /// The tenants whose logs the case holds, by letter; one that isn't known last.
  private let tenants: [TenantID?]
  private let undrawn: Int

  init(
    _ input: ExportInput, cast: PictureCast, window: CaseWindow, path: NumberedPath?,
    outline: PictureOutline
  ) throws {
    (facts, self.cast, self.window, self.path, self.outline) = (
      input.facts, cast, window, path, outline
    )
    bins = try ActivityBins(window, coverage: input.facts.coverage, events: input.events)
    let all = Set(input.facts.coverage.map(\.tenant)).sorted { left, right in
      cast.rank(left) < cast.rank(right)
    }
    tenants = Array(all.prefix(CoveragePicture.mostTenants))
    undrawn = all.count - tenants.count
  }

  /// The picture.
  func picture() -> Picture {
    var svg = SVGWriter(name: outline.name)
    let axis = window.axis
    let flags = HopFlags(path?.finding.path ?? [], on: axis)
    let top = 24 + HopFlags.height
    let bottom = top + Double(tenants.count) * Self.pitch - 6
    svg.text("Events per \(bins.unit), each tenant on its own scale", x: 0, y: 14, .strong)
    flags.drawLines(into: &svg, top: top - 6, bottom: bottom)
    for (index, tenant) in tenants.enumerated() {
      draw(tenant, axis, into: &svg, top: top + Double(index) * Self.pitch)
    }
    flags.draw(into: &svg, bottom: top - 5)
    axis.draw(into: &svg, y: bottom)
    let y = bottom + 42
    svg.hatched(Box(250, y - 10, 26, 12))
    svg.text("no log in the case for this time (not the same as no activity)", x: 282, y: y, .plain)
    if let path { flags.drawLegend(into: &svg, x: 700, y: y, path: "path F\(path.number)") }
    var end = y
    for line in notes {
      end += 18
      svg.text(line, x: 250, y: end, .strong)
    }
    return Picture(
      name: outline.name, title: outline.title, words: words, findingID: nil,
      figures: [],
      svg: svg.document(
        width: Self.width, height: end + 12, title: outline.title, words: words)
    ).whole
  }

  private func draw(
    _ tenant: TenantID?, _ axis: TimeAxis, into svg: inout SVGWriter, top: Double
  ) {
    let base = top + Self.row
    let counts = bins.counts[tenant] ?? []
    let scale = ActivityBins.top(counts.max() ?? 0)
    Badge.draw(tenant, cast, into: &svg, x: 1, y: top + 9)
    svg.text(TextFit.line(cast.name(tenant), to: 166, .name), x: 32, y: top + 17, .name)
    for (index, line) in summary(of: tenant).enumerated() {
      svg.text(line, x: 32, y: top + 34 + 14 * Double(index), .small, ink: .mute)
    }
    svg.text(LogNames.count(scale), x: 244, y: top + 9, .small, ink: .mute, anchor: .end)
    svg.text("0", x: 244, y: base, .small, ink: .mute, anchor: .end)
    svg.path(Stroke(x: axis.left, y: top).level(to: axis.right), line: .init(ink: .grid))
    for gap in LogSpans(any: facts.coverage.filter { $0.tenant == tenant }).uncovered(in: window) {
      let (left, right) = (axis.x(gap.from), axis.x(gap.to))
      guard right - left > 0.5 else { continue }
      svg.hatched(Box(left, top, right - left, Self.row))
      GapLabel.draw(
        ["no log collected", "no log"], from: left, to: right, y: top + Self.row / 2, into: &svg)
    }
    svg.path(bars(counts, scale, axis, base), fill: cast.ink(tenant).solid)
    svg.path(Stroke(x: axis.left, y: base).level(to: axis.right), line: .init(ink: .lineInk))
  }

  /// All bars of a tenant as one shape; a stretch with any event has a bar of at least a pixel.
  private func bars(_ counts: [Int], _ scale: Int, _ axis: TimeAxis, _ base: Double) -> Stroke {
    var stroke = Stroke(x: axis.left, y: base)
    for (index, count) in counts.enumerated() where count > 0 {
      let from = bins.start + Int64(index) * bins.length
      let (left, right) = (axis.x(from), axis.x(from + bins.length))
      guard right - left > 0.1 else { continue }
      let gap = right - left > 2.4 ? 0.7 : 0
      let height = max(Self.row * Double(count) / Double(scale), 1)
      stroke = stroke.jump(x: left, y: base).upright(to: base - height).level(to: right - gap)
        .upright(to: base).closed()
    }
    return stroke
  }

  /// Dated events of a tenant, from the same coverage as every other picture's.
  private func total(of tenant: TenantID?) -> Int {
    facts.coverage.reduce(0) { $1.tenant == tenant ? $0 + $1.events : $0 }
  }

  private func summary(of tenant: TenantID?) -> [String] {
    [
      "peak \(LogNames.count(bins.counts[tenant]?.max() ?? 0)) in \(bins.words)",
      "\(LogNames.count(total(of: tenant))) in all",
    ]
  }

  private var notes: [String] {
    (undrawn > 0 ? ["\(undrawn) more tenants aren't drawn."] : [])
      + (window.outside > 0 ? [window.outsideWords] : [])
      + (facts.undatedEvents > 0
        ? ["\(LogNames.count(facts.undatedEvents)) events without a usable time aren't drawn."]
        : [])
  }

  private var words: String {
    var text = "\(outline.title), counted per \(bins.unit)."
    for tenant in tenants {
      text += " \(cast.nameAndLetter(tenant)): " + summary(of: tenant).joined(separator: ", ")
      let gaps = LogSpans(any: facts.coverage.filter { $0.tenant == tenant }).uncovered(in: window)
        .filter { $0.to - $0.from >= LogSpans.gapHours * 3600 }
      if !gaps.isEmpty {
        text += "; no log in \(gaps.count) stretch\(gaps.count == 1 ? "" : "es") of a day or longer"
      }
      text += "."
    }
    return ([text] + notes).joined(separator: " ")
  }
}
