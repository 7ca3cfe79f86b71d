/// Holds templates against the names that the documents really carry.
///
/// Every document is followed through its sections and partials, so that a name is known where it stands, not just
/// somewhere. A template that no document reaches is held against every name there is.
struct TemplateCheck {
  /// All templates by name, the user's over the embedded ones.
  private let scans: [String: TemplateScan]
  private var found: [TemplateProblem] = []
  private var visited: Set<String> = []

  private init(_ texts: [String: String]) {
    scans = texts.mapValues { TemplateScan($0) }
  }

  /// Everything that is wrong, by template and line.
  static func problems(in texts: [String: String]) -> [TemplateProblem] {
    var check = TemplateCheck(texts)
    for document in NarrativeSchema.documents {
      check.follow(document.template, [document.fields], path: [])
    }
    let everything = NarrativeSchema.everyField
    for name in texts.keys.sorted() where !check.visited.contains(name) {
      check.follow(name, [everything], path: [])
    }
    var seen = Set<String>()
    return check.found.filter { seen.insert($0.description).inserted }
      .sorted { ($0.template, $0.line, $0.message) < ($1.template, $1.line, $1.message) }
  }

  /// Follows a template in the names that can be seen where it is used, innermost last.
  private mutating func follow(_ template: String, _ outer: [[TemplateField]], path: [String]) {
    guard let scan = scans[template] else { return }
    visited.insert(template)
    for problem in scan.problems { report(template, problem.line, problem.message) }
    var open: [(tag: TemplateScan.Tag, scopes: Int)] = []
    var scopes = outer
    for tag in scan.tags {
      switch tag.kind {
      case .field:
        if tag.name == "." { continue }
        guard let field = lookup(tag, scopes, in: template) else { continue }
        if case .list = field.kind {
          report(template, tag.line, "\(tag.name) is a list: write {{#\(tag.name)}}")
        }
      case .section, .inverted:
        open.append((tag, scopes.count))
        let field = lookup(tag, scopes, in: template)
        if tag.kind == .section, case .list(let entry) = field?.kind { scopes.append(entry) }
      case .end:
        guard let last = open.popLast(), last.tag.name == tag.name else {
          report(template, tag.line, "{{/\(tag.name)}} closes no section that is open here")
          return
        }
        scopes.removeLast(scopes.count - last.scopes)
      case .partial: enter(tag, scopes, from: template, path: path + [template])
      }
    }
    if let last = open.last {
      report(template, last.tag.line, "the section \(last.tag.name) is never closed")
    }
  }

  private mutating func enter(
    _ tag: TemplateScan.Tag, _ scopes: [[TemplateField]], from template: String, path: [String]
  ) {
    if path.contains(tag.name) {
      report(template, tag.line, "the partial \(tag.name) includes itself")
    } else if scans[tag.name] == nil {
      report(template, tag.line, "no partial \(tag.name)" + hint(tag.name, scans.keys))
    } else {
      follow(tag.name, scopes, path: path)
    }
  }

  private mutating func lookup(
    _ tag: TemplateScan.Tag, _ scopes: [[TemplateField]], in template: String
  ) -> TemplateField? {
    for scope in scopes.reversed() {
      if let field = scope.first(where: { $0.name == tag.name }) { return field }
      if scope.contains(where: { $0.isPresence(tag.name) }) { return .flag(tag.name, "") }
    }
    let names = scopes.joined().flatMap { field -> [String] in
      if case .list = field.kind { return [field.name, TemplateField.presence(of: field.name)] }
      return [field.name]
    }
    let what = tag.kind == .field ? "field" : "section"
    report(template, tag.line, "no \(what) \(tag.name) here" + hint(tag.name, names))
    return nil
  }

  private func hint(_ name: String, _ names: some Sequence<String>) -> String {
    NearestName.of(name, among: names).map { "; did you mean \($0)?" } ?? ""
  }

  private mutating func report(_ template: String, _ line: Int, _ message: String) {
    found.append(TemplateProblem(template: template, line: line, message: message))
  }
}

extension TemplateField {
  /// Whether a name is the switch that goes with this list.
  fileprivate func isPresence(_ other: String) -> Bool {
    guard case .list = kind else { return false }
    return TemplateField.presence(of: name) == other
  }
}
