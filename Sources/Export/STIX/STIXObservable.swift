internal import EntraModel

/// An account or address as STIX observes it: a cyber-observable object whose id comes from its value.
struct STIXObservable {
  let type: String
  let id: String
  /// Names and values, in order.
  let properties: [(name: String, value: String)]

  /// Makes one of an indicator; nil for what STIX has no plain observable for.
  init?(_ indicator: Indicator) {
    switch indicator.kind {
    case .address:
      guard let type = Self.addressType(indicator.value) else { return nil }
      self.type = type
      properties = [("value", indicator.value)]
    case .objectID:
      type = "user-account"
      properties =
        [("user_id", indicator.value)]
        + (indicator.name.isEmpty ? [] : [("account_login", indicator.name)])
    case .account:
      type = "user-account"
      properties = [("account_login", indicator.value)]
    case .tenant, .application, .userAgent: return nil
    }
    // Contributing properties: `value` of an address; type, id and login of an account, by name (STIX 2.1, 6.*).
    let contributing = properties.sorted { $0.name < $1.name }
      .map { "\"\($0.name)\":\(Self.canonical($0.value))" }
    id = STIXIdentifier.observable(type, canonical: "{" + contributing.joined(separator: ",") + "}")
  }

  /// `ipv4-addr` or `ipv6-addr`; nil for what is no address, with a port or cut.
  private static func addressType(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return "ipv4-addr" }
    let isSixth =
      text.contains(":")
      && text.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
    return isSixth && text.split(separator: ":").allSatisfy { $0.count <= 4 || $0.contains(".") }
      && text.count(where: { $0 == ":" }) >= 2 ? "ipv6-addr" : nil
  }

  /// A string in canonical JSON (RFC 8785): shortest escapes, everything else as it is.
  private static func canonical(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: json += "\\\""
      case 0x5C: json += "\\\\"
      case 0x08: json += "\\b"
      case 0x09: json += "\\t"
      case 0x0A: json += "\\n"
      case 0x0C: json += "\\f"
      case 0x0D: json += "\\r"
      case 0..<0x20:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
