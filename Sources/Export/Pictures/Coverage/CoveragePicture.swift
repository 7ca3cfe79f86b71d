internal import EntraModel

/// Which logs of which tenant the case holds, and for what time: a row a log, hatched where there are no records.
struct CoveragePicture {
  private static let width = 1120.0
  private static let pitch = 22.0
  private static let bar = 16.0
  /// Most tenants that are drawn.
  static let mostTenants = 12

  /// A log of a tenant.
  struct Row {
    var source: EventSource
    /// Nil when the case holds none of it.
    var log: Coverage?
  }

  /// A tenant with its rows; none when the case holds no log of it.
  struct Group {
    var tenant: TenantID?
    var rows: [Row]
  }

  let facts: CaseFacts
  let cast: PictureCast
  let window: CaseWindow
  /// The finding whose hops are flagged.
  let path: NumberedPath?
  let outline: PictureOutline
  private let groups: [Group]
  private let undrawn: Int

  init(
    _ input: ExportInput, cast: PictureCast, window: CaseWindow, path: NumberedPath?,
    outline: PictureOutline
  ) {
    (facts, self.cast, self.window, self.path, self.outline) = (
      input.facts, cast, window, path, outline
    )
    let held = Dictionary(grouping: input.facts.coverage) { $0.tenant }
    var tenants = cast.alphabet.tenants.map { Optional($0) }
    if held[nil] != nil { tenants.append(nil) }
    let all = tenants.map { tenant -> Group in
      guard let logs = held[tenant] else { return Group(tenant: tenant, rows: []) }
      let rows = LogNames.order.compactMap { source -> Row? in
        let log = logs.first { $0.source == source && $0.events > 0 }
        guard log != nil || (tenant != nil && LogNames.usual.contains(source)) else { return nil }
        return Row(source: source, log: log)
      }
      return Group(tenant: tenant, rows: rows)
    }
    groups = Array(all.prefix(Self.mostTenants))
    undrawn = all.count - groups.count
  }

  /// The picture.
  func picture() -> Picture {
    var svg = SVGWriter(name: outline.name)
    let axis = window.axis
    let flags = HopFlags(path?.finding.path ?? [], on: axis)
    let top = 20 + HopFlags.height
    let rowCount = groups.reduce(0) { $0 + max($1.rows.count, 1) }
    let bottom = top + Double(rowCount) * Self.pitch + Double(max(groups.count - 1, 0)) * 10 + 4
    svg.text("Which logs the case holds", x: 0, y: 14, .strong)
    svg.text("records", x: 1118, y: top - 6, .small, ink: .mute, anchor: .end)
    axis.drawGrid(into: &svg, top: top, bottom: bottom)
    var y = top
    for group in groups {
      Badge.draw(group.tenant, cast, into: &svg, x: 1, y: y)
      for row in group.rows {
        draw(row, group, axis, into: &svg, y: y)
        y += Self.pitch
      }
      if group.rows.isEmpty {
        svg.text("no log of this tenant", x: 32, y: y + 15, .plain)
        drawMissing(axis, ["not collected"], into: &svg, y: y)
        y += Self.pitch
      }
      y += 10
    }
    flags.drawLines(into: &svg, top: top - 6, bottom: bottom)
    flags.draw(into: &svg, bottom: top - 5)
    axis.draw(into: &svg, y: bottom)
    let end = drawLegend(flags, into: &svg, y: bottom + 42)
    return Picture(
      name: outline.name, title: outline.title, words: words, findingID: nil,
      figures: [],
      svg: svg.document(
        width: Self.width, height: end + 12, title: outline.title, words: words)
    ).whole
  }

  private func draw(
    _ row: Row, _ group: Group, _ axis: TimeAxis, into svg: inout SVGWriter, y: Double
  ) {
    svg.text(LogNames.name(row.source), x: 32, y: y + 15, .plain)
    svg.text(
      LogNames.count(row.log?.events ?? 0), x: 1118, y: y + 15, .clock, anchor: .end)
    guard let log = row.log else {
      drawMissing(axis, ["not collected"], into: &svg, y: y)
      return
    }
    let ink = cast.ink(group.tenant)
    if row.source == .policySnapshot {
      let middle = y + 3 + Self.bar / 2
      svg.path(
        Stroke(x: axis.left, y: middle).level(to: axis.right), line: .init(ink: .lineMute))
      for hour in log.hours.prefix(400) {
        let x = axis.x(hour.hour * 3600 + 1800)
        svg.path(
          Stroke(around: [
            (x, middle - 7), (x + 6, middle), (x, middle + 7), (x - 6, middle),
          ]), fill: ink.solid, line: .init(ink: .halo))
      }
      return
    }
    let spans = LogSpans(log)
    for gap in spans.uncovered(in: window) {
      let (left, right) = (axis.x(gap.from), axis.x(gap.to))
      svg.hatched(Box(left, y + 3, right - left, Self.bar))
      let long = PictureTime.rough(gap.to - gap.from)
      GapLabel.draw(
        ["gap " + long, long], from: left, to: right, y: y + 3 + Self.bar / 2, into: &svg)
    }
    for span in spans.covered(in: window) {
      let (left, right) = (axis.x(span.from), axis.x(span.to))
      svg.rectangle(
        Box(min(left, axis.right - 1), y + 3, max(right - left, 1), Self.bar), fill: ink.solid)
    }
  }

  private func drawMissing(
    _ axis: TimeAxis, _ words: [String], into svg: inout SVGWriter, y: Double
  ) {
    svg.hatched(Box(axis.left, y + 3, axis.width, Self.bar))
    GapLabel.draw(
      words, from: axis.left, to: axis.right, y: y + 3 + Self.bar / 2, into: &svg)
  }

  private func drawLegend(
    _ flags: HopFlags, into svg: inout SVGWriter, y: Double
  ) -> Double {
    svg.rectangle(Box(250, y - 10, 26, 12), fill: .ink)
    svg.text("records cover this time", x: 282, y: y, .plain)
    svg.hatched(Box(440, y - 10, 26, 12))
    svg.text("no record for a day or longer, or not collected", x: 472, y: y, .plain)
    if let path { flags.drawLegend(into: &svg, x: 770, y: y, path: "path F\(path.number)") }
    var y = y
    let lines =
      (missingSentence.map { [$0] } ?? [])
      + (undrawn > 0 ? ["\(undrawn) more tenants aren't drawn."] : [])
      + (window.outside > 0 ? [window.outsideWords] : [])
    for sentence in lines {
      for line in TextFit.lines(sentence, to: 860, most: 3, .strong) {
        y += 18
        svg.text(line, x: 250, y: y, .strong)
      }
    }
    return y
  }

  /// Which hops no collected log shows.
  private var missingSentence: String? {
    guard let path else { return nil }
    let missing = path.finding.path.filter { $0.state == .missing }
    guard !missing.isEmpty else { return nil }
    let tenants = missing.map { cast.names.tenantID(of: $0.from) }
    let letters = tenants.reduce(into: [String]()) { letters, tenant in
      let letter = cast.letter(tenant)
      if !letters.contains(letter) { letters.append(letter) }
    }.sorted()
    let list = HopMarks.list(missing.map(\.step))
    return "\(missing.count == 1 ? "Hop" : "Hops") \(list) of path F\(path.number) "
      + "\(missing.count == 1 ? "falls" : "fall") in a log that wasn't collected "
      + "(tenant \(letters.joined(separator: ", ")))."
  }

  private var words: String {
    var text = outline.title + "."
    for group in groups {
      text += " " + cast.nameAndLetter(group.tenant) + ":"
      guard !group.rows.isEmpty else {
        text += " no log of this tenant."
        continue
      }
      text +=
        group.rows.map { row -> String in
          guard let log = row.log else { return " \(LogNames.name(row.source)) not collected" }
          var part = " \(LogNames.name(row.source)) \(LogNames.count(log.events)) records"
          if let first = log.first, let last = log.last {
            part += " from \(first.secondText) to \(last.secondText)"
          }
          let gaps = log.gaps(atLeastHours: LogSpans.gapHours)
          if !gaps.isEmpty { part += " with \(gaps.count) gap\(gaps.count == 1 ? "" : "s")" }
          return part
        }.joined(separator: ";") + "."
    }
    if let missingSentence { text += " " + missingSentence }
    if window.outside > 0 { text += " " + window.outsideWords }
    return text
  }
}
