internal import EntraModel

/// Counts (UPN domain, home tenant) pairs of many sign-ins without making a string for each.
struct DomainTally {
  private struct Entry {
    var hash: UInt64
    var tenant: TenantID
    var start: Int
    var length: Int
    var count: Int
  }

  private var entries: [Entry] = []
  private var text: [UInt8] = []
  /// Index of an entry and one, by hash, where zero is free and the size is a power of two, at most half full.
  private var table = [UInt32](repeating: 0, count: 256)

  /// Counts one sign-in of an account in a domain; the domain is folded to lower case.
  ///
  /// - Complexity: O(n) in the domain's length, amortised.
  mutating func count(_ domain: TextBytes, home tenant: TenantID) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ tenant.high ^ (tenant.low &* 3)
    for index in 0..<domain.count {
      hash = (hash ^ UInt64(Folding.lower(domain[index]))) &* 0x100_0000_01B3
    }
    var slot = Int(truncatingIfNeeded: hash >> 32) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      let entry = entries[index]
      if entry.hash == hash, entry.tenant == tenant, isSame(entry, domain) {
        entries[index].count += 1
        return
      }
      slot = (slot + 1) & (table.count - 1)
    }
    let start = text.count
    for index in 0..<domain.count { text.append(Folding.lower(domain[index])) }
    entries.append(
      Entry(hash: hash, tenant: tenant, start: start, length: domain.count, count: 1))
    table[slot] = UInt32(entries.count)
    if entries.count * 2 > table.count { grow() }
  }

  private func isSame(_ entry: Entry, _ domain: TextBytes) -> Bool {
    guard entry.length == domain.count else { return false }
    for index in 0..<entry.length
    where text[entry.start + index] != Folding.lower(domain[index]) {
      return false
    }
    return true
  }

  private mutating func grow() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 32) & (table.count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = UInt32(index + 1)
    }
  }

  /// Adds what was counted to the votes of a file.
  func add(to votes: inout OwnerVotes) {
    for entry in entries {
      let bytes = text[entry.start..<(entry.start + entry.length)]
      votes.domainHomes[String(decoding: bytes, as: UTF8.self), default: [:]][
        entry.tenant, default: 0] += entry.count
    }
  }
}
