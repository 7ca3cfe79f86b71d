/// Spellings of identifiers and addresses.
enum Identifier {
  /// A GUID of 36 characters in lower case; anything else as it stands.
  static func folded(_ text: String) -> String {
    let bytes = text.utf8.span
    guard bytes.count == 36, bytes[8] == 0x2D, bytes[13] == 0x2D, bytes[18] == 0x2D,
      bytes[23] == 0x2D
    else { return text }
    return text.lowercased()
  }

  /// An address, or nothing where exporters write nothing: ``""``, `<null>`.
  static func address(_ text: String) -> String {
    text == "<null>" || text == "null" ? "" : text
  }

  /// The domain behind the last `@` of a UPN in lower case; nil when it has none.
  static func domain(ofUPN upn: String) -> String? {
    guard let at = upn.lastIndex(of: "@") else { return nil }
    let domain = upn[upn.index(after: at)...].lowercased()
    return domain.isEmpty ? nil : domain
  }

  /// Whether a UPN is that of an external account, also where `#` was encoded for a URL.
  static func isExternal(_ upn: String) -> Bool {
    Folding.holds(upn, "#ext#") || Folding.holds(upn, "%23ext%23")
  }
}
