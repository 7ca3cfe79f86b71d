/// The name that Entra ID gives to an external account: `local_home.domain#EXT#@initial.domain`.
public enum ExternalName {
  /// Whether a UPN has the external form, in any case and also URL-encoded.
  public static func isExternal(_ upn: some StringProtocol) -> Bool {
    let folded = upn.lowercased()
    return folded.contains("#ext#") || folded.contains("%23ext%23")
  }

  /// The home UPN: cut at the marker, the last `_` becomes `@`; nil when the name isn't of that form.
  ///
  /// A DNS domain has no underscore while the local part may have several, so the last one is the joint
  /// (reference/detections, section 4). The result is link quality 0.75: nothing but a name says so.
  public static func homeUPN(of upn: some StringProtocol) -> String? {
    let folded = upn.lowercased()
    guard let cut = marker(in: folded), let joint = folded[..<cut].lastIndex(of: "_") else {
      return nil
    }
    let local = folded[..<joint]
    let domain = folded[folded.index(after: joint)..<cut]
    return local.isEmpty || domain.isEmpty ? nil : local + "@" + domain
  }

  /// The domain of a UPN in lower case; nil without `@`.
  public static func domain(of upn: some StringProtocol) -> String? {
    guard let at = upn.lastIndex(of: "@") else { return nil }
    let domain = upn[upn.index(after: at)...].lowercased()
    return domain.isEmpty ? nil : domain
  }

  private static func marker(in folded: String) -> String.Index? {
    let units = Array(folded.utf8)
    for spelling in ["#ext#", "%23ext%23"] {
      let wanted = Array(spelling.utf8)
      guard units.count >= wanted.count else { continue }
      for start in 0...(units.count - wanted.count)
      where Array(units[start..<(start + wanted.count)]) == wanted {
        return folded.utf8.index(folded.startIndex, offsetBy: start)
      }
    }
    return nil
  }
}
