internal import EntraModel

/// Says a hop in words: takes its pattern from ``SentenceTable`` and fills in the names.
///
/// `{from}`, `{to}`, `{owner}`, `{partner}`, `{home}`, `{there}` and `{verb}` are filled in once; values are never looked into.
struct Sentences {
  let names: Names

  /// The sentence of a hop as the log shows it, without its full stop.
  func logged(_ step: PathStep) -> Markdown { fill(pattern(step.edge, step.verb).logged, step) }

  /// The hop as a clause that can be denied or doubted.
  func bare(_ step: PathStep) -> Markdown { fill(pattern(step.edge, step.verb).bare, step) }

  private func pattern(_ kind: EdgeKind, _ verb: String) -> SentenceTable.Pattern {
    let verbs = SentenceTable.patterns[kind.label] ?? [:]
    return verbs[verb] ?? verbs["*"]
      ?? SentenceTable.Pattern(
        logged: "the log records `\(kind.label)` ({verb}) from {from} to {to}",
        bare: "{from} and {to} are related by `\(kind.label)`")
  }

  private func fill(_ pattern: String, _ step: PathStep) -> Markdown {
    var result: Markdown = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += Markdown(stringLiteral: String(rest[..<open]))
      result += value(rest[rest.index(after: open)..<close], step)
      rest = rest[rest.index(after: close)...]
    }
    result += Markdown(stringLiteral: String(rest))
    return result
  }

  private func value(_ field: Substring, _ step: PathStep) -> Markdown {
    switch field {
    case "from": names.phrase(step.from)
    case "to": names.phrase(step.to)
    case "owner":
      names.tenant(names.tenantID(of: names.kind(of: step.from) == .policy ? step.from : step.to))
    case "partner": names.partner(of: names.kind(of: step.from) == .policy ? step.from : step.to)
    case "home": names.tenant(names.tenantID(of: step.from))
    case "there": names.tenant(names.tenantID(of: step.to))
    default: step.verb.isEmpty ? "no verb" : "\(code: step.verb)"
    }
  }
}
