internal import EntraModel

/// Words with their values told apart: safe anywhere in a Markdown document, and in an HTML one as well.
///
/// Only literals of this program go in as they are. A value from evidence goes in as a code span (`\(code: upn)`) or as escaped
/// prose (`\(prose: title)`); there is no way to interpolate a bare string. So nothing in the evidence becomes a link, an
/// image, HTML, a heading or a table border, whatever a template does with the field. The pieces are kept as they were put
/// in: ``text`` writes them as Markdown, ``html`` as HTML, so that both documents say the same.
struct Markdown: CustomStringConvertible, Equatable, ExpressibleByStringInterpolation {
  /// A part of a text.
  enum Piece: Equatable {
    /// Words of ours, with code spans between backticks.
    case words(String)
    /// A value, shown as it is logged.
    case code(String)
    /// Prose that may hold values.
    case prose(String)
    /// The short name of a cited record.
    case citation(String)
  }

  private(set) var pieces: [Piece]

  /// The Markdown source.
  var text: String {
    if case .words(let words)? = pieces.first, pieces.count == 1 { return words }
    return pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .code(let value): text += MarkdownEscape.code(value)
      case .prose(let value): text += MarkdownEscape.prose(value)
      case .citation(let name): text += "[" + name + "]"
      }
    }
  }

  /// The Markdown source.
  var description: String { text }

  /// Whether there is nothing.
  var isEmpty: Bool { pieces.isEmpty }

  /// Whether both read the same.
  static func == (left: Markdown, right: Markdown) -> Bool { left.text == right.text }

  init(stringLiteral: String) {
    pieces = stringLiteral.isEmpty ? [] : [.words(stringLiteral)]
  }

  init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  /// Joins pieces of a text.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }
    mutating func appendInterpolation(_ markdown: Markdown) { pieces += markdown.pieces }
    mutating func appendInterpolation(_ number: Int) { pieces.append(.words(String(number))) }
    mutating func appendInterpolation(_ number: Int64) { pieces.append(.words(String(number))) }
    mutating func appendInterpolation(_ tenant: TenantID) {
      pieces.append(.words("`\(tenant.description)`"))
    }
    mutating func appendInterpolation(_ instant: Instant) {
      pieces.append(.words(instant.secondText))
    }
    mutating func appendInterpolation(code value: String) { pieces.append(.code(value)) }
    mutating func appendInterpolation(prose value: String) {
      if !value.isEmpty { pieces.append(.prose(value)) }
    }
    mutating func appendInterpolation(citation name: String) { pieces.append(.citation(name)) }
  }

  /// Appends more.
  static func += (left: inout Markdown, right: Markdown) { left.pieces += right.pieces }

  /// The same with its first letter in upper case, unless a value comes first.
  var capitalised: Markdown {
    guard case .words(let words)? = pieces.first else { return self }
    var copy = self
    copy.pieces[0] = .words(words.prefix(1).uppercased() + words.dropFirst())
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
