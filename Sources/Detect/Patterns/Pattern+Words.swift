extension Pattern {
  /// The steps and conditions in words, a line each, made from the declaration: optional steps in brackets.
  public var lines: [String] { steps.map { line($0) } + conditions }

  private func line(_ step: PatternStep) -> String {
    let isNamed = steps.contains { $0.windows.contains { $0.anchors.contains(step.name) } }
    let edges =
      step.kinds.map(\.label).joined(separator: " or ") + (isNamed ? " (\(step.name))" : "")
    let text = ([step.words] + step.windows.compactMap { words($0, step) }).joined(separator: ", ")
    return switch step.presence {
    case .required: "\(edges): \(text)"
    case .optional: "[\(edges): \(text)]"
    case .forbidden: "never \(edges): \(text)"
    case .oneOf: "one of these, \(edges): \(text)"
    }
  }

  /// What a window says; nil where it says nothing to people.
  private func words(_ window: PatternWindow, _ step: PatternStep) -> String? {
    let others = window.anchors.map { "(\($0))" }
    let other = others.joined(separator: window.isLatest ? " and " : ", else ")
    let length = window.seconds.map(Self.length)
    return switch window.order {
    case .whenever: nil
    case .after:
      length.map { "within \($0) after \(other)" } ?? "after \(other)"
    case .before:
      (length.map { "within \($0) before \(other)" } ?? "before \(other)")
        + (window.isStanding ? " and not undone by then" : "")
    case .later where (window.seconds ?? 0) < 0:
      "less than \(Self.length(-(window.seconds ?? 0))) before \(other)"
    case .later: length.map { "more than \($0) after \(other)" } ?? "after \(other)"
    case .earlier: length.map { "more than \($0) before \(other)" } ?? "before \(other)"
    case .notLongBefore: length.map { "at most \($0) before \(other)" }
    case .notLongAfter: (length.map { "at most \($0) after " } ?? "not after ") + other
    case .whileStanding: "before \(other) is undone"
    case .at: "at the instant of \(other)"
    }
  }

  /// A length for people: in the largest unit that it is whole in.
  static func length(_ seconds: Int64) -> String {
    for (unit, name) in [(Int64(86_400), "day"), (3600, "hour"), (60, "minute")]
    where seconds >= unit && seconds % unit == 0 {
      let count = seconds / unit
      return "\(count) \(name)" + (count == 1 ? "" : "s")
    }
    return "\(seconds) seconds"
  }
}
