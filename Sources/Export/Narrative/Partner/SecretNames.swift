/// Texts that must not be read in a document, and those that may although they hold one of them.
///
/// A secret counts where it stands by itself, not inside a longer word: `10.0.0.1` isn't in `10.0.0.12`. What may be read
/// goes first: `contoso.com` isn't told by `eu.contoso.com` where that is the reader's own domain.
struct SecretNames {
  private static let shortest = 3
  private let secrets: Set<ArraySlice<UInt8>>
  private let allowed: Set<ArraySlice<UInt8>>
  private let longest: Int

  /// Takes secrets and what may be read; what is too short to mean anything is no secret.
  init(secrets: Set<String>, allowed: Set<String>) {
    let free = Set(allowed.map { Self.folded($0)[...] })
    let kept = Set(secrets.map { Self.folded($0)[...] }).subtracting(free)
      .filter { $0.count >= Self.shortest }
    self.secrets = kept
    self.allowed = free.filter { !$0.isEmpty }
    longest = max(kept.map(\.count).max() ?? 0, self.allowed.map(\.count).max() ?? 0)
  }

  /// The first secret that can be read in a text, in lower case; nil when there is none.
  ///
  /// - Complexity: O(n × longest secret).
  func first(in text: String) -> String? {
    let bytes = Self.folded(text)
    let borders = Self.borders(of: bytes)
    var start = 0
    while start < borders.count {
      var end: Int?
      var found: ArraySlice<UInt8>?
      for next in borders.indices[(start + 1)...] {
        let length = borders[next] - borders[start]
        guard length <= longest else { break }
        let piece = bytes[borders[start]..<borders[next]]
        if allowed.contains(piece) { end = next }
        if secrets.contains(piece) { found = piece }
      }
      if let end {
        start = end
      } else if let found {
        return String(decoding: found, as: UTF8.self)
      } else {
        start += 1
      }
    }
    return nil
  }

  /// Lower case, hidden characters spelled out, and without the backslashes that Markdown escapes with.
  private static func folded(_ text: String) -> [UInt8] {
    VisibleText.of(text).lowercased().utf8.filter { $0 != 0x5C }
  }

  /// Where a word may begin or end: not between two letters or digits.
  private static func borders(of bytes: [UInt8]) -> [Int] {
    (0...bytes.count).filter { place in
      place == 0 || place == bytes.count || !isWord(bytes[place - 1]) || !isWord(bytes[place])
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
