/// The tags of a template in their order, with their lines: what a check needs, beside the engine's own parser.
///
/// Templates here are plain mustache: fields, sections, partials and comments. Other delimiters, inheritance and functions
/// are refused, since no check could follow them.
struct TemplateScan {
  /// A tag.
  struct Tag: Equatable {
    enum Kind { case field, section, inverted, end, partial }
    var kind: Kind
    var name: String
    var line: Int
  }

  private(set) var tags: [Tag] = []
  private(set) var problems: [(line: Int, message: String)] = []

  /// Reads a template.
  ///
  /// - Complexity: O(n).
  init(_ text: String) {
    var rest = text[...]
    var line = 1
    while let open = rest.firstRange(of: "{{") {
      line += rest[..<open.lowerBound].count(where: \.isNewline)
      rest = rest[open.upperBound...]
      let closing = rest.first == "{" ? "}}}" : (rest.first == "=" ? "=}}" : "}}")
      guard let close = rest.firstRange(of: closing) else {
        problems.append((line, "a tag isn't closed: \(closing) is missing"))
        return
      }
      read(rest[..<close.lowerBound], at: line)
      line += rest[..<close.upperBound].count(where: \.isNewline)
      rest = rest[close.upperBound...]
    }
  }

  private mutating func read(_ tag: Substring, at line: Int) {
    let sign = tag.first
    let name = String(tag.drop { "#^/>{&! ".contains($0) }.trimmedBlanks)
    switch sign {
    case "!": return
    case "#": tags.append(Tag(kind: .section, name: name, line: line))
    case "^": tags.append(Tag(kind: .inverted, name: name, line: line))
    case "/": tags.append(Tag(kind: .end, name: name, line: line))
    case ">": tags.append(Tag(kind: .partial, name: name, line: line))
    case "=", "%", "<", "$":
      problems.append((line, "{{\(tag)}}: only fields, sections, partials and comments are known"))
      return
    default: tags.append(Tag(kind: .field, name: name, line: line))
    }
    if name.isEmpty { problems.append((line, "{{\(tag)}} names nothing")) }
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmedBlanks: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
