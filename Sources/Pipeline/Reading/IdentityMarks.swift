/// Remembers hashes in a fixed eight megabytes: never misses one that was put in, and may take another one for it.
struct IdentityMarks {
  /// A bit for each of 2^26 remainders; empty until the first hash.
  private var words: [UInt64] = []
  private static let wordCount = 1 << 20

  /// Puts a hash in.
  mutating func insert(_ hash: Int) {
    if words.isEmpty { words = [UInt64](repeating: 0, count: Self.wordCount) }
    words[Self.word(hash)] |= Self.bit(hash)
  }

  /// Whether a hash may have been put in.
  func mayContain(_ hash: Int) -> Bool {
    !words.isEmpty && words[Self.word(hash)] & Self.bit(hash) != 0
  }

  /// What may have been put into both; nil when there is nothing.
  func shared(with other: IdentityMarks) -> IdentityMarks? {
    guard !words.isEmpty, !other.words.isEmpty else { return nil }
    var shared = IdentityMarks()
    shared.words = zip(words, other.words).map { $0 & $1 }
    return shared.words.allSatisfy { $0 == 0 } ? nil : shared
  }

  private static func word(_ hash: Int) -> Int {
    Int(UInt(bitPattern: hash) >> 6 & UInt(wordCount - 1))
  }

  private static func bit(_ hash: Int) -> UInt64 { 1 << UInt64(UInt(bitPattern: hash) & 63) }
}
