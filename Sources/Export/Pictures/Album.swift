internal import EntraModel
internal import TenantGraph

/// What the pictures of a case share, and which there are.
struct Album {
  let input: ExportInput
  /// The findings in the order of every export; the first one is F1.
  let findings: [Finding]
  let cast: PictureCast
  private let window: CaseWindow?
  private let policies: PolicyShelf

  init(_ input: ExportInput) throws {
    self.input = input
    findings = FindingOrder.sorted(input.findings)
    cast = PictureCast(input, findings: findings)
    let clocks = findings.flatMap(\.path).compactMap { step in
      step.state == .observed ? step.time.map(PictureTime.seconds) : nil
    }
    window = CaseWindow(input.facts.coverage, hops: clocks)
    policies = PolicyShelf(try input.policies())
  }

  /// The findings whose paths are drawn, with their numbers.
  private var drawn: [NumberedPath] {
    findings.prefix(Pictures.mostFindings).enumerated()
      .map { NumberedPath(number: $0 + 1, finding: $1) }.filter { !$0.finding.path.isEmpty }
  }

  /// The names and titles in order.
  var outlines: [PictureOutline] {
    drawn.map(path) + (hasTenants ? [tenants] : []) + (window == nil ? [] : [activity, coverage])
      + (window == nil ? [] : drawn.filter(hasPolicies).map(policy))
  }

  /// Draws them all.
  ///
  /// - Throws: what the events throw.
  func pictures() throws -> [Picture] {
    var pictures = drawn.map {
      PathPicture(finding: $0.finding, outline: path($0), cast: cast).picture()
    }
    if hasTenants {
      pictures.append(
        TenantsPicture(input, cast: cast, path: drawn.first, outline: tenants).picture())
    }
    guard let window else { return pictures }
    pictures.append(
      try ActivityPicture(
        input, cast: cast, window: window, path: drawn.first, outline: activity
      ).picture())
    pictures.append(
      CoveragePicture(
        input, cast: cast, window: window, path: drawn.first, outline: coverage
      ).picture())
    pictures += drawn.filter(hasPolicies).map { path in
      PolicyPicture(
        path, policies: policies.of(path.finding, cast: cast), cast: cast, window: window,
        outline: policy(path)
      ).picture()
    }
    return pictures
  }

  private var hasTenants: Bool { !cast.alphabet.tenants.isEmpty }

  private func hasPolicies(_ path: NumberedPath) -> Bool {
    !policies.of(path.finding, cast: cast).isEmpty
  }

  private func path(_ path: NumberedPath) -> PictureOutline {
    PictureOutline(
      name: "path-\(path.number)", title: title(path), findingID: path.finding.id)
  }

  private func policy(_ path: NumberedPath) -> PictureOutline {
    PictureOutline(
      name: "policy-\(path.number)",
      title: "State of the partner settings around " + title(path), findingID: path.finding.id)
  }

  private func title(_ path: NumberedPath) -> String {
    "F\(path.number): "
      + VisibleText.cut(PictureText.of(path.finding.title), to: 300)
  }

  private var tenants: PictureOutline {
    PictureOutline(name: "tenants", title: "Tenants and what goes between them", findingID: nil)
  }
  private var activity: PictureOutline {
    PictureOutline(name: "activity", title: "Events over time, by tenant", findingID: nil)
  }
  private var coverage: PictureOutline {
    PictureOutline(name: "coverage", title: "Which logs the case holds", findingID: nil)
  }
}
