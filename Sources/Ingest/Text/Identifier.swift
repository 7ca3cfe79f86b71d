/// Spellings of identifiers and addresses.
enum Identifier {
  /// A GUID of 36 characters in lower case; anything else as it stands.
  static func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count == 36, [8, 13, 18, 23].allSatisfy({ bytes[$0] == 0x2D }) else { return text }
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
    let folded = upn.lowercased()
    return folded.contains("#ext#") || folded.contains("%23ext%23")
  }
}
