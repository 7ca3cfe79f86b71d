internal import EntraModel

/// The walk of a finding as lanes of tenants: a hop is an arrow, an entity an icon, time runs to the right.
struct PathPicture {
  private static let width = 1120.0
  private static let between = 18.0

  let finding: Finding
  let outline: PictureOutline
  let cast: PictureCast

  /// Draws the rows, each alone and all in one.
  func picture() -> Picture {
    let score = PathScore(finding.path, names: cast.names)
    let drawings = PathRow.rows(of: score).map {
      PathRowDrawing(score: score, row: $0, cast: cast, picture: outline.name)
    }
    let words = PathWords(score: score, cast: cast).text(title: outline.title)
    var figures = drawings.enumerated().map { index, drawing in
      figure("row-\(index + 1)", words: rowWords(drawing, index, drawings.count)) { svg in
        drawing.draw(into: &svg, top: 0)
        return drawing.height
      }
    }
    figures.append(
      figure("key", words: "True scale of the timed hops, and how to read the picture.") { svg in
        drawKey(score, into: &svg, top: 0)
      })
    var svg = SVGWriter(name: outline.name)
    var y = 0.0
    for drawing in drawings {
      drawing.draw(into: &svg, top: y)
      y += drawing.height + Self.between
    }
    y = drawKey(score, into: &svg, top: y)
    return Picture(
      name: outline.name, title: outline.title, words: words, findingID: finding.id,
      figures: figures,
      svg: svg.document(width: Self.width, height: y, title: outline.title, words: words))
  }

  private func figure(
    _ part: String, words: String, _ draw: (inout SVGWriter) -> Double
  ) -> String {
    var svg = SVGWriter(name: outline.name + "-" + part)
    let height = draw(&svg)
    return svg.document(width: Self.width, height: height, title: outline.title, words: words)
  }

  private func rowWords(_ drawing: PathRowDrawing, _ index: Int, _ count: Int) -> String {
    let words = PathWords(score: drawing.score, cast: cast)
    return "Row \(index + 1) of \(count). "
      + drawing.row.arrows.map { words.sentence(of: $0.hop) }.joined(separator: " ")
  }

  /// Strip and legend from a height on, and where they end.
  @discardableResult
  private func drawKey(_ score: PathScore, into svg: inout SVGWriter, top: Double) -> Double {
    var y = top
    if score.undrawn > 0 {
      svg.text(
        "\(score.undrawn) more hops of this finding aren't drawn; findings.json has them all.",
        x: 142, y: y + 12, .strong)
      y += 24
    }
    if let strip = PathStrip(score) {
      strip.draw(into: &svg, top: y)
      y += PathStrip.height
    }
    let legend = PathLegend(score: score, cast: cast)
    legend.draw(into: &svg, top: y)
    return y + legend.height
  }
}
