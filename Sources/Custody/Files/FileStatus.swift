import EntraModel
import Glibc

/// What the kernel says about a file.
struct FileStatus: Equatable {
  var size: Int64
  /// Time of the last change of its bytes.
  var modified: Instant
  var isRegular: Bool
  var isFolder: Bool
  var inode: UInt64
  var device: UInt64

  init(_ information: stat) {
    size = Int64(information.st_size)
    modified = Instant(
      ticks: Int64(information.st_mtim.tv_sec) * Instant.ticksPerSecond
        + Int64(information.st_mtim.tv_nsec) / 100)
    isRegular = information.st_mode & S_IFMT == S_IFREG
    isFolder = information.st_mode & S_IFMT == S_IFDIR
    inode = UInt64(information.st_ino)
    device = UInt64(information.st_dev)
  }

  /// The status of a path, a symbolic link not followed; nil when there is nothing.
  static func ofPath(_ path: String) -> FileStatus? {
    var information = stat()
    return unsafe lstat(path, &information) == 0 ? FileStatus(information) : nil
  }
}
