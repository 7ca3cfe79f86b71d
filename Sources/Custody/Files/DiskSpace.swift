import Glibc

/// What the kernel says about a place where files are to be written.
public struct DiskSpace: Sendable, Equatable {
  /// Bytes that an ordinary user may still write.
  public var free: Int64
  /// Whether this user may write there.
  public var isWritable: Bool

  /// Asks about a folder, or the nearest one above it that is there; nil when even that can't be asked.
  public static func at(_ path: String) -> DiskSpace? {
    var folder = path.isEmpty ? "." : path
    while FileStatus.ofPath(folder) == nil {
      let above = CaseLayout.folder(of: folder)
      if above == folder { return nil }
      folder = above
    }
    var information = statvfs()
    guard unsafe statvfs(folder, &information) == 0 else { return nil }
    let (free, overflow) = Int64(clamping: information.f_bavail).multipliedReportingOverflow(
      by: Int64(clamping: information.f_frsize))
    return DiskSpace(
      free: overflow ? .max : free, isWritable: unsafe access(folder, W_OK) == 0)
  }
}
