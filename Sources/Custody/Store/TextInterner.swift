import EntraModel

/// Numbers for text that repeats: a hash table keyed by bytes, so that a cell of a batch never becomes a String.
///
/// Bounded: beyond ``mostTexts`` texts or ``mostBytes`` bytes nothing new is taken up and the column keeps the text
/// itself. The seed is random, so that hostile evidence can't aim at one slot; numbers depend on the order of the
/// texts alone.
struct TextInterner {
  /// Texts longer than this stay in their column.
  static let longestText = 512
  static let mostTexts = 400_000
  static let mostBytes = 24 << 20

  /// What became of a text.
  enum Outcome {
    /// It had this number.
    case known(Int64)
    /// It has this number now, and the row of the text must be written.
    case added(Int64)
    /// The table is full, or the text is long.
    case refused
  }

  private struct Entry {
    var hash: UInt64
    var offset: UInt32
    var count: UInt32
  }

  private let seed: UInt64
  private var slots: [UInt32]
  private var entries: [Entry] = []
  private var arena: [UInt8] = []
  private var mask: Int

  init(seed: UInt64 = .random(in: .min ... .max)) {
    self.seed = seed
    slots = Array(repeating: 0, count: 1 << 12)
    mask = (1 << 12) - 1
  }

  /// Number of texts; their numbers are 1 to this.
  var count: Int { entries.count }

  /// The number of a text.
  ///
  /// - Complexity: O(length) on average.
  @unsafe
  mutating func number(of base: UnsafeRawPointer, count: Int) -> Outcome {
    guard count <= TextInterner.longestText else { return .refused }
    let hash = unsafe ByteHash.of(base, count: count, seed: seed)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      let entry = entries[number - 1]
      if entry.hash == hash, Int(entry.count) == count,
        unsafe arena.withUnsafeBytes({ bytes in
          guard count > 0, let stored = bytes.baseAddress else { return true }
          return unsafe ByteHash.equal(stored + Int(entry.offset), base, count: count)
        })
      {
        return .known(Int64(number))
      }
      slot = (slot + 1) & mask
    }
    guard entries.count < TextInterner.mostTexts, arena.count + count <= TextInterner.mostBytes
    else { return .refused }
    entries.append(Entry(hash: hash, offset: UInt32(arena.count), count: UInt32(count)))
    unsafe arena.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return .added(Int64(entries.count))
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
