internal import EntraModel

/// Text that is safe to stand anywhere in a Markdown document: between words, in a table cell, at the start of a line.
///
/// Only literals of this program go in as they are. A value from evidence goes in as a code span (`\(code: upn)`) or as escaped
/// prose (`\(prose: title)`); there is no way to interpolate a bare string. So nothing in the evidence becomes a link, an
/// image, HTML, a heading or a table border, whatever a template does with the field.
struct Markdown: CustomStringConvertible, Equatable, ExpressibleByStringInterpolation {
  private(set) var text: String

  /// The Markdown source.
  var description: String { text }

  /// Whether there is nothing.
  var isEmpty: Bool { text.isEmpty }

  init(stringLiteral: String) {
    text = stringLiteral
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Joins pieces of a text.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ markdown: Markdown) { text += markdown.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ number: Int64) { text += String(number) }
    mutating func appendInterpolation(_ tenant: TenantID) { text += "`\(tenant.description)`" }
    mutating func appendInterpolation(_ instant: Instant) { text += instant.secondText }
    mutating func appendInterpolation(code value: String) { text += MarkdownEscape.code(value) }
    mutating func appendInterpolation(prose value: String) { text += MarkdownEscape.prose(value) }
  }

  /// Appends more.
  static func += (left: inout Markdown, right: Markdown) { left.text += right.text }

  /// The same with its first letter in upper case, unless a code span comes first.
  var capitalised: Markdown {
    var copy = self
    copy.text = text.prefix(1).uppercased() + text.dropFirst()
    return copy
  }
}

extension [Markdown] {
  /// Joins pieces with words of ours.
  func joined(_ separator: Markdown) -> Markdown {
    var result: Markdown = ""
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }

  /// Joins as people list things: `a`, `a and b`, `a, b and c`.
  var listed: Markdown {
    guard let last, count > 1 else { return first ?? "" }
    return "\(Array(dropLast()).joined(", ")) and \(last)"
  }
}
