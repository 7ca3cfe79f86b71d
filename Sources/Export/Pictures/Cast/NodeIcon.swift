internal import EntraModel

/// The icon of a node: its kind is a shape and a letter, its tenant a colour.
struct NodeIcon {
  /// How it stands in a picture.
  enum Look {
    /// Drawn in full.
    case whole
    /// Outlined: it was drawn before.
    case again
    /// Outlined with dashes: the end of the row above, drawn again.
    case ghost
  }

  /// Distance of its edge from its middle, in pixels.
  static let radius = 15.0

  let kind: NodeKind?
  let ink: TenantInk

  /// What the icon stands for, in legends.
  static func word(_ kind: NodeKind?) -> String {
    switch kind {
    case .account: "account"
    case .role: "role"
    case .group: "group"
    case .policy: "partner policy"
    case .syncJob: "sync job"
    case .signIn: "sign-in"
    case .application: "application"
    case .servicePrincipal: "service principal"
    case .tenant: "tenant"
    case nil: "other object"
    }
  }

  /// The kinds in the order of legends.
  static let legend: [NodeKind?] = [
    .account, .role, .group, .policy, .syncJob, .signIn, .application, .servicePrincipal, .tenant,
    nil,
  ]

  /// Draws it around a point.
  func draw(
    into svg: inout SVGWriter, x: Double, y: Double, look: Look = .whole,
    radius: Double = NodeIcon.radius
  ) {
    let fill: PictureClass = look == .whole ? ink.solid : .paper
    let line = SVGWriter.Line(
      ink: look == .whole ? .halo : ink.line, width: 2, dashes: look == .ghost ? [3, 2] : [])
    if kind == .account || kind == nil {
      svg.circle(x: x, y: y, radius: radius, fill: fill, line: line)
    } else {
      svg.path(outline(x, y, radius), fill: fill, line: line)
    }
    let letterInk = look == .whole ? ink.onSolid : PictureClass.ink
    if kind == .syncJob {
      svg.path(
        Self.arrows(x, y), line: .init(ink: look == .whole ? .halo : .lineInk, width: 1.5))
      return
    }
    let isShort = letter.count < 2
    let style = TextStyle(size: isShort && radius > 13 ? 13 : 11, face: .bold)
    svg.text(
      letter, x: x, y: y + (kind == .role || kind == .group ? radius * 0.62 : style.size * 0.35),
      style,
      ink: letterInk, anchor: .middle)
  }

  private var letter: String {
    switch kind {
    case .account: "U"
    case .role: "R"
    case .group: "G"
    case .policy: "P"
    case .syncJob: ""
    case .signIn: "S"
    case .application: "app"
    case .servicePrincipal: "SP"
    case .tenant: "T"
    case nil: "?"
    }
  }

  private func outline(_ x: Double, _ y: Double, _ r: Double) -> Stroke {
    switch kind {
    case .role, .group:
      Stroke(around: [(x, y - r - 1), (x + r + 1.5, y + r), (x - r - 1.5, y + r)])
    case .policy:
      Stroke(x: x - r, y: y - r + 2).line(x: x, y: y - r - 1).line(x: x + r, y: y - r + 2)
        .upright(to: y + 2).bend(cornerX: x + r, cornerY: y + r - 3, x: x, y: y + r + 1)
        .bend(cornerX: x - r, cornerY: y + r - 3, x: x - r, y: y + 2).closed()
    case .syncJob:
      Stroke(around: [
        (x - r - 1.5, y), (x - r * 0.55, y - r), (x + r * 0.55, y - r), (x + r + 1.5, y),
        (x + r * 0.55, y + r), (x - r * 0.55, y + r),
      ])
    case .signIn:
      Stroke(around: [(x, y - r - 2), (x + r + 2, y), (x, y + r + 2), (x - r - 2, y)])
    case .tenant:
      Stroke(around: [
        (x, y - r - 2), (x + r + 1, y - 3), (x + r - 2, y - 3), (x + r - 2, y + r),
        (x - r + 2, y + r), (x - r + 2, y - 3), (x - r - 1, y - 3),
      ])
    default:
      Stroke(around: [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
    }
  }

  /// Two arrows that pass each other; drawn, since few fonts have the character.
  private static func arrows(_ x: Double, _ y: Double) -> Stroke {
    Stroke(x: x - 6, y: y - 3).level(to: x + 6).jump(x: x + 3, y: y - 6).line(x: x + 6, y: y - 3)
      .line(x: x + 3, y: y - 0.5).jump(x: x + 6, y: y + 3).level(to: x - 6)
      .jump(x: x - 3, y: y + 0.5).line(x: x - 6, y: y + 3).line(x: x - 3, y: y + 6)
  }
}
