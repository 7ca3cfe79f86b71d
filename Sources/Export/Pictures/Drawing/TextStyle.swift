/// How a text looks: nothing of it is below 11 px.
struct TextStyle: Equatable {
  /// Which face.
  enum Face {
    case regular, bold, italic, mono
  }

  /// The size in pixels of a picture 1120 px wide.
  var size: Double
  var face: Face

  /// Names of tenants.
  static let name = TextStyle(size: 13, face: .bold)
  /// Headings and letters.
  static let strong = TextStyle(size: 12, face: .bold)
  /// Plain text.
  static let plain = TextStyle(size: 12, face: .regular)
  /// Names of entities below their icons.
  static let entity = TextStyle(size: 11.5, face: .regular)
  /// What is said beside.
  static let small = TextStyle(size: 11, face: .regular)
  /// Emphasis in what is said beside.
  static let smallStrong = TextStyle(size: 11, face: .bold)
  /// Notes about the picture itself.
  static let note = TextStyle(size: 11, face: .italic)
  /// What isn't known, in the place of a time.
  static let unknown = TextStyle(size: 12, face: .italic)
  /// Times and counts.
  static let clock = TextStyle(size: 12, face: .mono)
}
