import EntraModel

/// How much an archive may unpack to, so that a small file can't fill the disk.
struct ArchiveLimit: Equatable {
  /// Unpacked bytes for each packed one, beyond ``alwaysAllowed``: logs pack 10 to 60 times, bombs a thousand times.
  static let ratio: Int64 = 250
  /// Unpacked bytes that any archive may have: 256 MiB.
  static let alwaysAllowed: Int64 = 256 << 20
  /// Members that are looked at.
  static let members = 100_000

  private let allowed: Int64
  private var bytes: Int64 = 0
  private var seen = 0

  init(packedBytes: Int64) {
    let (product, overflow) = packedBytes.multipliedReportingOverflow(by: Self.ratio)
    allowed = max(Self.alwaysAllowed, overflow ? .max : product)
  }

  /// Counts a member; trouble when there are too many.
  mutating func takeMember() -> ArchiveTrouble? {
    seen += 1
    guard seen > Self.members else { return nil }
    return ArchiveTrouble(
      path: "", slug: .archiveTooLarge,
      message: "more than \(Self.members) members; the others aren't read")
  }

  /// Counts unpacked bytes; trouble when there are too many.
  mutating func take(_ count: Int, of member: String) -> ArchiveTrouble? {
    bytes += Int64(count)
    guard bytes > allowed else { return nil }
    return ArchiveTrouble(
      path: member, slug: .archiveTooLarge,
      message: "unpacks to more than \(allowed >> 20) MiB; what follows isn't read")
  }
}
