/// Folds the spellings of one activity name to one: exporters differ in case, dashes, blanks and a trailing dot.
///
/// `Add a partner to cross-tenant access setting.` and `add a partner to cross-tenant access setting` are one
/// activity; the raw spelling is kept beside it. Source: reference/log-formats, pitfall 6.
public enum Activity {
  /// The folded name: trimmed, one trailing dot removed, dashes folded to `-`, runs of blanks to one, ASCII lower case.
  ///
  /// - Complexity: O(n).
  public static func normalised(_ raw: some StringProtocol) -> String {
    var text = ""
    text.reserveCapacity(raw.utf8.count)
    var pendingBlank = false
    for scalar in raw.unicodeScalars {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{00A0}":
        pendingBlank = !text.isEmpty
      case "\u{2010}"..."\u{2015}", "\u{2212}":
        if pendingBlank { text.append(" ") }
        text.append("-")
        pendingBlank = false
      default:
        if pendingBlank { text.append(" ") }
        pendingBlank = false
        if ("A"..."Z").contains(scalar) {
          text.unicodeScalars.append(UnicodeScalar(UInt8(scalar.value) + 32))
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    if text.hasSuffix(".") { text.removeLast() }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
