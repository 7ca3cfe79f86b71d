internal import EntraModel
internal import TenantGraph

/// What the pictures of a case share, and which there are.
struct Album {
  let input: ExportInput
  /// The findings in the order of every export; the first one is F1.
  let findings: [Finding]
  let cast: PictureCast

  init(_ input: ExportInput) throws {
    self.input = input
    findings = FindingOrder.sorted(input.findings)
    cast = PictureCast(input, findings: findings)
  }

  private var drawn: [(number: Int, finding: Finding)] {
    findings.prefix(Pictures.mostFindings).enumerated().map { ($0 + 1, $1) }
      .filter { !$0.finding.path.isEmpty }
  }

  /// The names and titles in order.
  var outlines: [PictureOutline] {
    drawn.map { number, finding in path(number, finding) }
  }

  private func path(_ number: Int, _ finding: Finding) -> PictureOutline {
    PictureOutline(
      name: "path-\(number)", title: "F\(number): " + PictureText.of(finding.title),
      findingID: finding.id)
  }

  /// Draws them all.
  func pictures() throws -> [Picture] {
    drawn.map { number, finding in
      PathPicture(finding: finding, outline: path(number, finding), cast: cast).picture()
    }
  }
}
