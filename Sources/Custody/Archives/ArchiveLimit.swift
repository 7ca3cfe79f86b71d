import EntraModel
import Synchronization

/// How much an archive and all archives inside of it may unpack to, so that a small file can't fill the disk.
struct ArchiveLimit: Equatable {
  /// Unpacked bytes for each byte of the outermost archive, beyond ``alwaysAllowed``: logs pack 10 to 60 times, bombs a
  /// thousand times.
  static let ratio: Int64 = 250
  /// Unpacked bytes that any archive may have: 256 MiB.
  static let alwaysAllowed: Int64 = 256 << 20
  /// Unpacked bytes that all archives inside of an archive may have together: 16 MiB, since bombs are packed twice.
  static let alwaysAllowedNested: Int64 = 16 << 20
  /// Members that are looked at, over all archives of a nest.
  static let members = 100_000

  private let allowed: Int64
  private let allowedNested: Int64
  private var bytes: Int64 = 0
  private var nestedBytes: Int64 = 0
  private var seen = 0

  init(packedBytes: Int64) {
    let (product, overflow) = packedBytes.multipliedReportingOverflow(by: Self.ratio)
    allowed = max(Self.alwaysAllowed, overflow ? .max : product)
    allowedNested = max(Self.alwaysAllowedNested, overflow ? .max : product)
  }

  /// Counts a member; trouble when there are too many.
  mutating func takeMember() -> ArchiveTrouble? {
    seen += 1
    guard seen > Self.members else { return nil }
    return ArchiveTrouble(
      path: "", slug: .archiveTooLarge,
      message: "more than \(Self.members) members; the others aren't read")
  }

  /// Counts unpacked bytes, also those of members that are passed over; trouble when there are too many.
  mutating func take(_ count: Int64, of member: String, isNested: Bool = false) -> ArchiveTrouble? {
    // What a member's head claims may be anything, but never less than nothing.
    let count = max(0, count)
    bytes = Self.sum(bytes, count)
    if isNested {
      nestedBytes = Self.sum(nestedBytes, count)
      if nestedBytes > allowedNested {
        return ArchiveTrouble(
          path: member, slug: .nestedArchive,
          message: "archives inside of the archive unpack to more than \(allowedNested >> 20) MiB; "
            + "what follows isn't read")
      }
    }
    guard bytes > allowed else { return nil }
    return ArchiveTrouble(
      path: member, slug: .archiveTooLarge,
      message: "unpacks to more than \(allowed >> 20) MiB; what follows isn't read")
  }

  private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}

/// The limit of a nest of archives, which all of its readers count against.
final class NestLimit: Sendable {
  private let limit: Mutex<ArchiveLimit>

  init(packedBytes: Int64) {
    limit = Mutex(ArchiveLimit(packedBytes: packedBytes))
  }

  func takeMember() -> ArchiveTrouble? { limit.withLock { $0.takeMember() } }

  func take(_ count: Int64, of member: String, isNested: Bool) -> ArchiveTrouble? {
    limit.withLock { $0.take(count, of: member, isNested: isNested) }
  }
}
