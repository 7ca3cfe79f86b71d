internal import EntraModel

extension NarrativeDocument {
  /// Adds what to search for elsewhere: tenants, accounts, addresses, applications and clients of the cited records.
  ///
  /// - Throws: what the case throws when a cited event can't be read.
  func addIndicators(to view: inout View) throws {
    let numbers = Dictionary(
      findings.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    view.set("indicators", try Indicators(input).all.map { row($0, numbers) })
  }

  private func row(_ indicator: Indicator, _ numbers: [String: Int]) -> View {
    var view = View()
    view.set("kind", Markdown(stringLiteral: indicator.kind.words))
    view.set("value", "\(code: indicator.value)")
    let contexts = (indicator.name.isEmpty ? [] : [indicator.name]) + indicator.contexts.sorted()
    view.set("context", contexts.map { "\(prose: $0)" }.joined(", "))
    let cited = indicator.findings.compactMap { numbers[$0] }.sorted()
    view.set("inFindings", cited.map { "F\($0)" as Markdown }.joined(", "))
    return view
  }
}

extension Indicator.Kind {
  /// What a report calls it.
  fileprivate var words: String {
    switch self {
    case .tenant: "tenant"
    case .account: "account name"
    case .objectID: "object id"
    case .address: "IP address"
    case .application: "application id"
    case .userAgent: "user agent"
    }
  }
}
