/// Gives each evidence file a path of its own below `evidence/`.
///
/// Where two files of this run would have one name, or a file of the case has it already, each of them carries the
/// beginning of its SHA-256 before the extension. So the order in which paths are named can't show.
struct StoredNames {
  /// Stored names that more than one file of this run would have.
  private let contested: Set<String>
  /// Paths below `evidence/` in the case.
  private var taken: Set<String>

  /// Reserves the names of a listing beside those that are taken.
  init(of names: [String], taken: Set<String>) {
    var seen: Set<String> = []
    contested = Set(names.filter { !seen.insert($0).inserted })
    self.taken = taken
  }

  /// Whether the hash of a file must be known before it can be named.
  func needsHash(_ name: String) -> Bool { contested.contains(name) || taken.contains(name) }

  /// The name of a file that nobody else claims.
  mutating func unique(_ name: String) -> String {
    taken.insert(name)
    return name
  }

  /// The name of a file with its hash: `logs/audit-1a2b3c4d.json`.
  mutating func unique(_ name: String, sha256: String) -> String {
    for digits in [8, 16, 64] {
      let candidate = Self.inserted("-" + sha256.prefix(digits), into: name)
      if taken.insert(candidate).inserted { return candidate }
    }
    return Self.inserted("-" + sha256, into: name)
  }

  /// The name, else the first number after it that is free; for standard input, which can't be hashed beforehand.
  mutating func numbered(_ name: String) -> String {
    var (candidate, number) = (name, 1)
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  private static func inserted(_ mark: String, into name: String) -> String {
    let folderEnd = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    guard let dot = name[folderEnd...].lastIndex(of: "."), dot > folderEnd else {
      return name + mark
    }
    return "\(name[..<dot])\(mark)\(name[dot...])"
  }
}
