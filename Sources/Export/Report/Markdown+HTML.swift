extension Markdown {
  /// The same words as HTML, for an element's content.
  ///
  /// A value that isn't plain ASCII stands apart from the direction of the writing around it.
  var html: String {
    pieces.reduce(into: "") { html, piece in
      switch piece {
      case .words(let words): html += Self.html(ofWords: words)
      case .code(let value): html += Self.html(ofCode: value)
      case .prose(let value): html += Self.isolated(value)
      case .citation(let name):
        html +=
          "<a class=\"cite\" href=\"#\(RecordAnchor.of(name))\">[\(HTMLEscape.text(name))]</a>"
      }
    }
  }

  /// A value as it is logged.
  static func html(ofCode value: String) -> String {
    let visible = VisibleText.cut(VisibleText.of(value), to: 300)
    guard !visible.allSatisfy({ $0 == " " }) else { return "<i>(empty)</i>" }
    return "<code>" + HTMLEscape.text(visible) + "</code>"
  }

  private static func isolated(_ value: String) -> String {
    let text = HTMLEscape.text(value)
    return text.utf8.allSatisfy { $0 < 0x80 } ? text : "<bdi>" + text + "</bdi>"
  }

  /// Words of ours: what stands between backticks is code.
  private static func html(ofWords words: String) -> String {
    guard words.utf8.contains(0x60) else { return HTMLEscape.text(words) }
    let parts = words.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().reduce(into: "") { html, part in
      let text = HTMLEscape.text(String(part.element))
      html += part.offset % 2 == 1 ? "<code>" + text + "</code>" : text
    }
  }
}

/// Where the record of a citation stands in the page.
enum RecordAnchor {
  /// `r-E3-4182` of `E3:4182`, `r-E3-1.57` of `E3:1#57`, `r-E3_2-40` of `E3!2:40`; different names give different anchors.
  static func of(_ citation: String) -> String {
    var anchor = "r-"
    for scalar in citation.unicodeScalars {
      switch scalar {
      case ":": anchor += "-"
      case "#": anchor += "."
      case "!": anchor += "_"
      default: anchor.unicodeScalars.append(scalar)
      }
    }
    return anchor
  }
}
