internal import EntraModel

/// The words that sign-in logs write for closed sets, read from bytes without making strings where it can be helped.
enum SignInWords {
  /// Whether bytes are a word, letter for letter.
  @inline(__always)
  private static func matches(_ bytes: TextBytes, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != (unsafe word.utf8Start[index]) {
      return false
    }
    return true
  }

  /// Whether an address is the word that exporters write for none.
  static func isNullWord(_ bytes: TextBytes) -> Bool {
    SignInWords.matches(bytes, "<null>") || SignInWords.matches(bytes, "null")
  }

  /// The log by the event type; v1.0 records don't carry it, and are told by their interactivity and account.
  static func source(
    eventType: TextBytes, isNonInteractive: Bool, isServicePrincipal: Bool
  ) -> EventSource {
    if SignInWords.matches(eventType, "interactiveUser") { return .signIn }
    if SignInWords.matches(eventType, "nonInteractiveUser") { return .nonInteractiveSignIn }
    switch Folding.word(eventType) {
    case "interactiveuser": return .signIn
    case "noninteractiveuser": return .nonInteractiveSignIn
    case "serviceprincipal": return .servicePrincipalSignIn
    case "managedidentity": return .managedIdentitySignIn
    default: break
    }
    if isServicePrincipal { return .servicePrincipalSignIn }
    return isNonInteractive ? .nonInteractiveSignIn : .signIn
  }

  /// Risk; `hidden` is unknown, not none.
  static func risk(_ bytes: TextBytes) -> RiskLevel {
    if bytes.isEmpty || SignInWords.matches(bytes, "hidden") { return .unknown }
    if SignInWords.matches(bytes, "none") { return .none }
    switch Folding.word(bytes) {
    case "none": return .none
    case "low": return .low
    case "medium": return .medium
    case "high": return .high
    default: return .unknown
    }
  }

  /// The higher of two levels; what is unknown says nothing.
  static func higher(_ left: RiskLevel, _ right: RiskLevel) -> RiskLevel {
    left.rawValue >= right.rawValue ? left : right
  }

  /// Access types joined by commas, in any spelling: Graph's enum is one of flags.
  static func accessType(_ bytes: TextBytes) -> AccessType {
    if bytes.isEmpty { return [] }
    if SignInWords.matches(bytes, "none") { return .saidNone }
    if SignInWords.matches(bytes, "b2bCollaboration") { return .b2bCollaboration }
    var found: AccessType = []
    for part in bytes.split(separator: 0x2C) {
      switch Folding.word(part) {
      case "": break
      case "none": found.insert(.saidNone)
      case "b2bcollaboration": found.insert(.b2bCollaboration)
      case "b2bdirectconnect": found.insert(.b2bDirectConnect)
      case "microsoftsupport": found.insert(.microsoftSupport)
      case "serviceprovider": found.insert(.serviceProvider)
      case "passthrough": found.insert(.passthrough)
      default: found.insert(.unknownFutureValue)
      }
    }
    return found
  }

  /// Member or guest, in any case.
  static func userType(_ bytes: TextBytes) -> UserType {
    if SignInWords.matches(bytes, "member") { return .member }
    if SignInWords.matches(bytes, "guest") { return .guest }
    switch Folding.word(bytes) {
    case "member": return .member
    case "guest": return .guest
    default: return .unknown
    }
  }

  /// A whole number in decimal digits; nil for anything else.
  static func number(_ bytes: TextBytes) -> Int64? {
    guard !bytes.isEmpty, bytes.count < 19 else { return nil }
    var number: Int64 = 0
    let isNegative = bytes[0] == 0x2D
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int64(digit)
    }
    return isNegative ? -number : number
  }
}
