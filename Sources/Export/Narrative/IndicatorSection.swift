internal import EntraModel

extension NarrativeDocument {
  /// Adds what to search for elsewhere, as ``Indicators`` has it.
  ///
  /// - Throws: what the case throws when a cited event can't be read.
  func addIndicators(to view: inout View) throws {
    let numbers = Dictionary(
      findings.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    view.set("indicators", try Indicators(input).all.map { row($0, numbers) })
  }

  private func row(_ indicator: Indicator, _ numbers: [String: Int]) -> View {
    var view = View()
    view.set("kind", words(indicator.kind))
    view.set("value", "\(code: indicator.value)")
    let name: [Markdown] = indicator.name.isEmpty ? [] : ["\(prose: indicator.name)"]
    view.set(
      "context", (name + indicator.contexts.sorted().map { "\(prose: $0)" }).joined(", "))
    let cited = indicator.findings.compactMap { numbers[$0] }.sorted()
    view.set("inFindings", cited.map { "F\($0)" as Markdown }.joined(", "))
    return view
  }

  private func words(_ kind: Indicator.Kind) -> Markdown {
    switch kind {
    case .tenant: "tenant"
    case .account: "account name"
    case .objectID: "object id"
    case .application: "application id"
    case .address: "IP address"
    case .userAgent: "user agent"
    }
  }
}
