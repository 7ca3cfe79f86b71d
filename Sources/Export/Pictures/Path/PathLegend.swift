internal import EntraModel

/// How to read a path picture: the three kinds of evidence, numbers, and the icons that it uses.
struct PathLegend {
  let score: PathScore
  let cast: PictureCast

  private static let left = 142.0
  private static let right = 1116.0
  private static let line = 27.0

  /// An entry: how wide it is and how it is drawn from a point on.
  private struct Entry {
    var width: Double
    var draw: (inout SVGWriter, Double, Double) -> Void
  }

  /// How high it is.
  var height: Double { Double(lines.count) * Self.line + 8 }

  /// Draws it from a height on.
  func draw(into svg: inout SVGWriter, top: Double) {
    svg.text("How to read", x: 0, y: top + 18, .strong)
    for (index, line) in lines.enumerated() {
      var x = Self.left
      for entry in line {
        entry.draw(&svg, x, top + 14 + Double(index) * Self.line)
        x += entry.width
      }
    }
  }

  private var lines: [[Entry]] {
    var lines: [[Entry]] = [EvidenceState.allCases.map(evidence)]
    let kinds = NodeIcon.legend.filter { kind in
      score.stops.contains { cast.names.kind(of: $0.node) == kind }
    }
    var (line, used) = ([number], number.width)
    var entries = kinds.map(icon)
    if score.stops.contains(where: \.isAgain) { entries.append(again) }
    for entry in entries {
      if used + entry.width > Self.right - Self.left {
        lines.append(line)
        (line, used) = ([], 0)
      }
      line.append(entry)
      used += entry.width
    }
    return lines + [line]
  }

  private func evidence(_ state: EvidenceState) -> Entry {
    let words =
      switch state {
      case .observed: "observed: a log record shows it"
      case .inferred: "inferred: no record; follows from others"
      case .missing: "missing: no log collected shows it"
      }
    return Entry(width: 56 + TextWidths.width(of: words, .plain) + 28) { svg, x, y in
      let look = EvidenceLook(state)
      svg.path(Stroke(x: x, y: y).level(to: x + 40), line: look.line(width: 2.5))
      look.drawHead(into: &svg, x: x + 50, y: y)
      svg.text(words, x: x + 56, y: y + 4, .plain)
    }
  }

  private var number: Entry {
    let words = "number of the hop"
    return Entry(width: 26 + TextWidths.width(of: words, .plain) + 22) { svg, x, y in
      svg.circle(x: x + 10, y: y, radius: 9.5, fill: .ink)
      svg.text("4", x: x + 10, y: y + 4, .smallStrong, ink: .onDark, anchor: .middle)
      svg.text(words, x: x + 26, y: y + 4, .plain)
    }
  }

  private func icon(_ kind: NodeKind?) -> Entry {
    let words = NodeIcon.word(kind)
    return Entry(width: 30 + TextWidths.width(of: words, .plain) + 20) { svg, x, y in
      NodeIcon(kind: kind, ink: TenantInk(index: 0)).draw(
        into: &svg, x: x + 12, y: y, radius: 11)
      svg.text(words, x: x + 30, y: y + 4, .plain)
    }
  }

  private var again: Entry {
    let words = "outlined: drawn before"
    return Entry(width: 30 + TextWidths.width(of: words, .plain) + 20) { svg, x, y in
      svg.circle(
        x: x + 12, y: y, radius: 11, fill: .paper, line: .init(ink: .lineTenant1, width: 2))
      svg.text(words, x: x + 30, y: y + 4, .plain)
    }
  }
}
