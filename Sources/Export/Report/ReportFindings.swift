internal import EntraModel

extension ReportDocument {
  /// Extends the narrative's findings by anchors, phases, letters and pictures.
  func addFindings(to view: inout View) {
    let sections = zip(view.list("findings"), findings).enumerated().map { index, pair in
      section(pair.0, pair.1, number: index + 1)
    }
    view.set("findings", sections)
  }

  private func section(_ section: View, _ finding: Finding, number: Int) -> View {
    var view = section
    view.set("isGrave", flag: finding.severity >= .high)
    let steps = zip(section.list("steps"), finding.path).map { view, step in
      extended(view, step, number: number)
    }
    view.set("steps", steps)
    let ours = pictures.filter { $0.findingID == finding.id }
    view.set("pathPicture", ours.filter { $0.name.hasPrefix("path-") }.map(figure))
    view.set("policyPicture", ours.filter { $0.name.hasPrefix("policy-") }.map(figure))
    return view
  }

  private func extended(_ view: View, _ step: PathStep, number: Int) -> View {
    var view = view
    let picture = HopIndex.picture(ofFinding: number)
    view.set("anchor", ready: Picture.anchor(ofHop: step.step, in: picture))
    // The column says that it is UTC.
    if step.state == .observed, let time = step.time { view.set("time", "\(time)") }
    view.set("phase", Phase.words(step))
    view.set("badge", ready: tenants.badge(tenant(of: step)))
    return view
  }

  /// The tenant in which a hop happens: the policy's owner, else where it leads.
  private func tenant(of step: PathStep) -> TenantID? {
    let names = narrative.names
    let place = names.kind(of: step.from) == .policy ? step.from : step.to
    return names.tenantID(of: place)
  }
}
