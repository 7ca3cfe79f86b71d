internal import EntraModel

/// What becomes of the record that is being scanned.
enum HeldRecord {
  case kept
  case graphError
  /// Its bytes aren't kept: too deep or too long.
  case dropped(Slug, String)

  /// Whether the bytes are given up already.
  var isDropped: Bool {
    if case .dropped = self { true } else { false }
  }
}
