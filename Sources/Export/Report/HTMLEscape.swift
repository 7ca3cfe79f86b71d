/// The one way by which text of evidence enters the report.
///
/// It goes scalar by scalar: an engine that goes by whole characters lets a quotation mark pass when a combining accent
/// follows it. What hides is spelled out, as everywhere (``VisibleText``).
enum HTMLEscape {
  /// Text for an element or a quoted attribute, on one line.
  ///
  /// - Complexity: O(n).
  static func text(_ value: String) -> String { escaped(VisibleText.of(value)) }

  /// Text of several lines for a `pre`: line breaks and tabs stay, all else that hides is spelled out.
  ///
  /// - Complexity: O(n).
  static func block(_ value: String) -> String {
    var result = ""
    var line = ""
    for scalar in value.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result += text(line)
        result.unicodeScalars.append(scalar)
        line = ""
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return result + text(line)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 32)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "`": result += "&#96;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x60: true
    default: false
    }
  }
}
