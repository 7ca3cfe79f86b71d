internal import EntraModel

/// The tenants of a case and what goes between them: those of the gravest path in boxes, other partners on a line below.
struct TenantsPicture {
  private static let width = 1120.0
  private static let boxHeight = 92.0
  private static let perRow = 4
  private static let mostTenants = 8
  private static let mostPartners = 3
  private static let mostWays = 12

  /// A tenant's box.
  private struct Place {
    var tenant: TenantID?
    var box: Box
    var row: Int
  }

  /// A way that has no arrow between two boxes and stands in the list below.
  private struct Listed {
    var way: TenantTraffic.Way
    var state: EvidenceState
    var isOnPath: Bool
    var words: String
  }

  let facts: CaseFacts
  let cast: PictureCast
  let path: NumberedPath?
  let outline: PictureOutline
  private let traffic: TenantTraffic
  private let tenants: [TenantID?]
  private let undrawn: Int

  init(
    _ input: ExportInput, cast: PictureCast, path: NumberedPath?, outline: PictureOutline
  ) {
    (facts, self.cast, self.path, self.outline) = (input.facts, cast, path, outline)
    traffic = TenantTraffic(
      path?.finding.path ?? [], edges: input.edges, nodes: input.nodes, names: cast.names)
    let all = traffic.tenants.isEmpty ? cast.alphabet.tenants.map { $0 } : traffic.tenants
    tenants = Array(all.prefix(Self.mostTenants))
    undrawn = all.count - tenants.count
  }

  /// The picture.
  func picture() -> Picture {
    var svg = SVGWriter(name: outline.name)
    let places = places
    var (listed, y) = ([Listed](), 0.0)
    for place in places {
      drawInside(place, into: &svg)
      draw(place, into: &svg)
      y = max(y, place.box.y + place.box.height)
    }
    let neighbours = zip(places, places.dropFirst()).filter { $0.0.row == $0.1.row }
    var drawn: Set<TenantTraffic.Way> = []
    for (left, right) in neighbours {
      for isForward in [true, false] {
        let (from, to) = isForward ? (left, right) : (right, left)
        let way = TenantTraffic.Way(from: from.tenant, to: to.tenant)
        if drawWay(way, left, right, isForward: isForward, into: &svg) { drawn.insert(way) }
      }
    }
    listed = self.listed(besides: drawn)
    y += 34
    if !listed.isEmpty { y = draw(listed, into: &svg, top: y) }
    y = drawPartners(places, into: &svg, top: y)
    y = drawLegend(into: &svg, y: y + 14)
    return Picture(
      name: outline.name, title: outline.title, words: words, findingID: nil,
      figures: [],
      svg: svg.document(width: Self.width, height: y + 12, title: outline.title, words: words)
    ).whole
  }

  private var boxWidth: Double { tenants.count > 3 ? 178 : 232 }
  private var gap: Double { tenants.count > 3 ? 120 : 188 }

  private var places: [Place] {
    let columns = min(tenants.count, Self.perRow)
    let used = Double(columns) * boxWidth + Double(max(columns - 1, 0)) * gap
    let left = (Self.width - used) / 2
    return tenants.enumerated().map { index, tenant in
      let (row, column) = (index / Self.perRow, index % Self.perRow)
      return Place(
        tenant: tenant,
        box: Box(
          left + Double(column) * (boxWidth + gap), 76 + Double(row) * (Self.boxHeight + 84),
          boxWidth, Self.boxHeight), row: row)
    }
  }

  // MARK: Boxes

  private func draw(_ place: Place, into svg: inout SVGWriter) {
    let (box, ink) = (place.box, cast.ink(place.tenant))
    svg.rectangle(box, fill: ink.tint, line: .init(ink: ink.line, width: 2), radius: 8)
    Badge.draw(place.tenant, cast, into: &svg, x: box.x + 10, y: box.y + 12, size: 24)
    let name = TextFit.line(cast.name(place.tenant), to: box.width - 52, .name)
    svg.text(name, x: box.x + 42, y: box.y + 22, .name)
    svg.text(
      TextFit.line(cast.id(place.tenant), to: box.width - 52, .small), x: box.x + 42, y: box.y + 37,
      .small,
      ink: .mute)
    svg.text(
      TextFit.line(role(of: place.tenant), to: box.width - 22, .strong), x: box.x + 12,
      y: box.y + 61, .strong)
    svg.text(
      TextFit.line(counts(of: place.tenant), to: box.width - 22, .entity), x: box.x + 12,
      y: box.y + 80, .entity, ink: .mute)
  }

  private func role(of tenant: TenantID?) -> String {
    var parts: [String] = []
    if let tenant, let finding = path?.finding {
      if finding.sourceTenant == tenant { parts.append("outside account’s home") }
      if finding.targetTenant == tenant { parts.append("entered") }
    }
    let standing = cast.standing(tenant)
    if !standing.isEmpty { parts.insert(standing, at: 0) }
    return parts.joined(separator: ", ")
  }

  /// `28,114 sign-ins · 6,020 audit`, from the coverage, as every other picture.
  private func counts(of tenant: TenantID?) -> String {
    let logs = facts.coverage.filter { $0.tenant == tenant }
    func sum(_ isMeant: (EventSource) -> Bool) -> Int {
      logs.reduce(0) { isMeant($1.source) ? $0 + $1.events : $0 }
    }
    let signIns = sum(\.isSignIn)
    let audit = sum { $0 == .audit || $0 == .unifiedAuditLog }
    let rest = sum { _ in true } - signIns - audit
    let parts = [(signIns, "sign-ins"), (audit, "audit"), (rest, "other")].filter { $0.0 > 0 }
      .map { LogNames.count($0.0) + " " + $0.1 }
    return parts.isEmpty ? "no log in the case" : parts.joined(separator: " · ")
  }

  private func drawInside(_ place: Place, into svg: inout SVGWriter) {
    guard let steps = traffic.inside[place.tenant] else { return }
    let (middle, top) = (place.box.x + place.box.width / 2, place.box.y)
    let look = EvidenceLook(Self.state(of: steps))
    let stroke = Stroke(x: middle - 36, y: top - 4)
      .curve((middle - 52, top - 52), (middle + 62, top - 50), x: middle + 31, y: top - 13)
    svg.path(stroke, line: look.line(width: 3.5))
    svg.path(
      Stroke(around: [
        (middle + 25, top - 3), (middle + 23.5, top - 15.5), (middle + 35.5, top - 11),
      ]),
      fill: look.state == .observed ? .ink : .paper, line: .init(ink: look.lineInk, width: 1.2))
    svg.text(
      Self.hopWords(steps, to: place.box.width - 60, .strong) + " inside", x: middle, y: top - 50,
      .strong, anchor: .middle)
  }

  // MARK: Ways

  /// Draws a way between neighbours: the path's thick, other traffic thin; false when there is neither.
  private func drawWay(
    _ way: TenantTraffic.Way, _ left: Place, _ right: Place, isForward: Bool,
    into svg: inout SVGWriter
  ) -> Bool {
    let steps = traffic.hops[way] ?? []
    let others = traffic.others[way] ?? TenantTraffic.Others()
    guard !steps.isEmpty || others.size > 0 else { return false }
    let (from, to) = (left.box.x + left.box.width + 3, right.box.x - 3)
    let y = left.box.y + (isForward ? 28 : 78)
    let label = left.box.y + (isForward ? 1.0 : 52)
    let look = EvidenceLook(steps.isEmpty ? .observed : Self.state(of: steps))
    let size = steps.isEmpty ? 9.0 : 17
    let stroke = Stroke(x: isForward ? from : from + size, y: y)
      .level(to: isForward ? to - size : to)
    let line =
      look.state == .missing
      ? SVGWriter.Line(ink: look.lineInk, width: 6, dashes: [0.1, 12], isRound: true)
      : look.line(width: steps.isEmpty ? 1.5 : 6)
    svg.path(stroke, line: line)
    look.drawHead(
      into: &svg, x: isForward ? to : from, y: y, size: size, toLeft: !isForward)
    let (middle, room) = ((from + to) / 2, to - from - 4)
    if steps.isEmpty {
      svg.text("not on the path", x: middle, y: label, .small, ink: .mute, anchor: .middle)
      svg.text(
        TextFit.line(others.words, to: room, .small), x: middle, y: label + 14, .small,
        anchor: .middle)
    } else {
      svg.text(
        Self.hopWords(steps, to: room, .strong), x: middle, y: label, .strong, anchor: .middle)
      svg.text(
        TextFit.line(Self.kinds(steps), to: room, .small), x: middle, y: label + 14, .small,
        anchor: .middle)
    }
    return true
  }

  private static func state(of steps: [PathStep]) -> EvidenceState {
    if steps.contains(where: { $0.state == .observed }) { return .observed }
    return steps.contains { $0.state == .inferred } ? .inferred : .missing
  }

  private static func hopWords(
    _ steps: [PathStep], to width: Double, _ style: TextStyle
  ) -> String {
    let words =
      (steps.count == 1 ? "hop " : "hops ") + HopMarks.list(steps.map(\.step).sorted())
    return TextWidths.width(of: words, style) <= width ? words : "\(steps.count) hops"
  }

  /// `sync 1, sign-ins 3`.
  private static func kinds(_ steps: [PathStep]) -> String {
    var counts: [(String, Int)] = []
    for step in steps {
      let word = HopWords.countable(step.edge)
      if let index = counts.firstIndex(where: { $0.0 == word }) {
        counts[index].1 += 1
      } else {
        counts.append((word, 1))
      }
    }
    return counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The ways between drawn tenants that have no arrow, and traffic beside the path where the path has the arrow.
  private func listed(besides drawn: Set<TenantTraffic.Way>) -> [Listed] {
    let known = Set(tenants)
    var listed: [Listed] = []
    for (way, steps) in traffic.hops where !drawn.contains(way) {
      listed.append(
        Listed(
          way: way, state: Self.state(of: steps), isOnPath: true,
          words: Self.hopWords(steps, to: 400, .strong) + ": " + Self.kinds(steps)))
    }
    for (way, others) in traffic.others
    where others.size > 0 && known.contains(way.from) && known.contains(way.to) {
      let isArrow = drawn.contains(way) && traffic.hops[way] == nil
      guard !isArrow else { continue }
      listed.append(
        Listed(
          way: way, state: .observed, isOnPath: false,
          words: "not on the path: " + others.words))
    }
    return listed.sorted { left, right in
      let key = { (one: Listed) in
        (one.isOnPath ? 0 : 1, cast.rank(one.way.from), cast.rank(one.way.to))
      }
      return key(left) < key(right)
    }
  }

  private func draw(_ listed: [Listed], into svg: inout SVGWriter, top: Double) -> Double {
    svg.text("Also between these tenants", x: 24, y: top + 12, .strong)
    var y = top + 34
    for entry in listed.prefix(Self.mostWays) {
      Badge.draw(entry.way.from, cast, into: &svg, x: 24, y: y - 9, size: 18)
      Badge.draw(entry.way.to, cast, into: &svg, x: 112, y: y - 9, size: 18)
      let look = EvidenceLook(entry.state)
      let size = entry.isOnPath ? 12.0 : 8
      svg.path(
        Stroke(x: 46, y: y).level(to: 108 - size), line: look.line(width: entry.isOnPath ? 4 : 1.5))
      look.drawHead(into: &svg, x: 108, y: y, size: size)
      svg.text(
        TextFit.line(entry.words, to: 940, .plain), x: 142, y: y + 4, .plain)
      y += 24
    }
    if listed.count > Self.mostWays {
      svg.text(
        "and \(listed.count - Self.mostWays) more ways", x: 142, y: y + 4, .plain, ink: .mute)
      y += 24
    }
    return y + 8
  }

  // MARK: Other partners

  /// The tenant with the most partners that aren't drawn.
  private var hub:
    (tenant: TenantID?, partners: [(tenant: TenantID, others: TenantTraffic.Others)])?
  {
    let all = tenants.map { tenant in
      (tenant: tenant, partners: traffic.partners(of: tenant, besides: tenants, cast: cast))
    }
    let most = all.map(\.partners.count).max() ?? 0
    return most == 0 ? nil : all.first { $0.partners.count == most }
  }

  private func drawPartners(
    _ places: [Place], into svg: inout SVGWriter, top: Double
  ) -> Double {
    guard let hub, let place = places.first(where: { $0.tenant == hub.tenant }) else { return top }
    let bus = top + 48
    let pitch = 288.67
    let shown = Array(hub.partners.prefix(Self.mostPartners))
    let more = hub.partners.count - shown.count
    let count = shown.count + (more > 0 ? 1 : 0)
    let title = "Other partners of \(cast.letter(hub.tenant)) (not on the path)"
    svg.text(title, x: 24, y: top + 16, .strong)
    let line = SVGWriter.Line(ink: .lineMute, width: 1.5)
    let stem = place.box.x + place.box.width / 2
    // The stem starts at the hub's box only where nothing lies between.
    let isFree = place.row == places.map(\.row).max() && top - (place.box.y + place.box.height) < 40
    let hasRoom = stem > 24 + TextWidths.width(of: title, .strong) + 8
    if isFree, hasRoom {
      svg.path(
        Stroke(x: stem, y: place.box.y + place.box.height + 1).upright(to: bus), line: line)
    }
    let last = 24 + Double(count - 1) * pitch + 103
    svg.path(
      Stroke(x: 24 + 103, y: bus).level(to: isFree && hasRoom ? max(last, stem) : last), line: line)
    for index in 0..<count {
      let x = 24 + Double(index) * pitch
      let middle = x + 103
      svg.path(Stroke(x: middle, y: bus).upright(to: bus + 24), line: line)
      svg.rectangle(
        Box(x, bus + 24, 206, 44), fill: .paper, line: .init(ink: .lineMute, width: 1.2), radius: 5)
      if index < shown.count {
        let partner = shown[index]
        let words = TextFit.line(partner.others.words, to: 190, .small)
        let width = TextWidths.width(of: words, .small) + 10
        svg.rectangle(Box(middle - width / 2, bus - 7, width, 14), fill: .paper)
        svg.text(words, x: middle, y: bus + 4, .small, anchor: .middle)
        svg.text(
          TextFit.line(cast.name(partner.tenant), to: 188, .strong), x: x + 9, y: bus + 42, .strong)
        svg.text(
          TextFit.line(cast.id(partner.tenant), to: 188, .small), x: x + 9, y: bus + 58, .small,
          ink: .mute)
      } else {
        svg.text("+ \(LogNames.count(more)) more partners", x: x + 9, y: bus + 42, .strong)
        let rest = hub.partners.dropFirst(shown.count).reduce(0) { $0 + $1.others.size }
        svg.text(
          rest == 0 ? "settings only" : "\(LogNames.count(rest)) sign-ins and accounts", x: x + 9,
          y: bus + 58, .small, ink: .mute)
      }
    }
    return bus + 86
  }

  private func drawLegend(into svg: inout SVGWriter, y: Double) -> Double {
    var x = 24.0
    if let path {
      svg.text("Thick: on path F\(path.number)", x: x, y: y + 4, .plain)
      x += TextWidths.width(of: "Thick: on path F\(path.number)", .plain) + 10
      svg.path(Stroke(x: x, y: y).level(to: x + 44), line: .init(ink: .lineObserved, width: 6))
      x += 62
    }
    svg.text("thin: other traffic", x: x, y: y + 4, .plain)
    x += TextWidths.width(of: "thin: other traffic", .plain) + 10
    svg.path(Stroke(x: x, y: y).level(to: x + 44), line: .init(ink: .lineObserved, width: 1.5))
    x += 62
    svg.text(
      "solid observed, dashed inferred, dotted missing; counts are for the whole case", x: x,
      y: y + 4, .plain)
    guard undrawn > 0 else { return y }
    svg.text("\(undrawn) more tenants of the path aren't drawn.", x: 24, y: y + 24, .strong)
    return y + 20
  }

  private var words: String {
    var text = outline.title + "."
    for tenant in tenants {
      let role = role(of: tenant)
      text +=
        " \(cast.nameAndLetter(tenant)): \(role.isEmpty ? "" : role + "; ")\(counts(of: tenant))"
      if let steps = traffic.inside[tenant] {
        text += "; \(Self.hopWords(steps, to: .infinity, .strong)) inside the tenant"
      }
      text += "."
    }
    let ways = traffic.hops.sorted { left, right in
      let key = { (way: TenantTraffic.Way) in (cast.rank(way.from), cast.rank(way.to)) }
      return key(left.key) < key(right.key)
    }
    for (way, steps) in ways {
      text += " From \(cast.letter(way.from)) to \(cast.letter(way.to)), "
      text += "\(Self.state(of: steps).rawValue): "
      text += "\(Self.hopWords(steps, to: .infinity, .strong)) (\(Self.kinds(steps)))."
    }
    for entry in listed(besides: []) where !entry.isOnPath {
      text += " From \(cast.letter(entry.way.from)) to \(cast.letter(entry.way.to)), "
      text += entry.words + "."
    }
    if let hub {
      let names = hub.partners.prefix(Self.mostPartners).map {
        "\(VisibleText.cut(cast.name($0.tenant), to: 120)) (\($0.others.words))"
      }
      text += " Other partners of \(cast.letter(hub.tenant)): \(names.joined(separator: ", "))"
      let more = hub.partners.count - names.count
      text += more > 0 ? " and \(more) more." : "."
    }
    return text
  }
}
