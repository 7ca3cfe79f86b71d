internal import EntraModel

/// The partners of a tenant that aren't on the path, on a line below the boxes.
extension TenantsPicture {
  /// The tenant with the most partners that aren't drawn.
  var hub: (tenant: TenantID?, partners: [(tenant: TenantID, others: TenantTraffic.Others)])? {
    let all = tenants.map { tenant in
      (tenant: tenant, partners: traffic.partners(of: tenant, besides: tenants, cast: cast))
    }
    let most = all.map(\.partners.count).max() ?? 0
    return most == 0 ? nil : all.first { $0.partners.count == most }
  }

  func drawPartners(
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
}
