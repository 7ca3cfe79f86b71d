import EntraModel
import Glibc

/// A file by its descriptor: the one place where Custody speaks to the kernel with pointers.
///
/// The descriptor never changes and is closed with the last reference. Positions are the caller's, except for
/// ``readNext(upTo:)`` and ``write(_:)``, which move the kernel's.
final class PosixFile: Sendable {
  /// Not in Glibc's module: don't touch the access time of evidence (refused by the kernel for files of others).
  private static let noAccessTime: Int32 = 0o1000000

  let descriptor: Int32
  /// The path for messages.
  let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if descriptor > 2 { Glibc.close(descriptor) }
  }

  /// Opens a regular file for reading; follows a symbolic link once and never waits for a pipe.
  static func openForReading(_ path: String) throws(CustodyError) -> PosixFile {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    var descriptor = unsafe Glibc.open(path, flags | noAccessTime)
    if descriptor < 0, errno == EPERM { descriptor = unsafe Glibc.open(path, flags) }
    guard descriptor >= 0 else {
      // A socket or a device without a driver can't even be opened.
      if errno == ENXIO { throw CustodyError(.notRegularFile, path: path, "is no regular file") }
      throw readingError(path, "can't be opened")
    }
    let file = PosixFile(descriptor: descriptor, path: path)
    guard try file.status().isRegular else {
      throw CustodyError(.notRegularFile, path: path, "is no regular file")
    }
    return file
  }

  /// Makes a new file; refuses a name that exists, and a symbolic link.
  static func create(_ path: String, mode: mode_t = 0o644) throws(CustodyError) -> PosixFile {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe Glibc.open(path, flags, mode)
    guard descriptor >= 0 else { throw writingError(path, "can't be made") }
    return PosixFile(descriptor: descriptor, path: path)
  }

  /// Opens a file for reading and writing, and makes it when it isn't there.
  static func openForWriting(_ path: String, append: Bool = false) throws(CustodyError)
    -> PosixFile
  {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | (append ? O_APPEND : 0)
    let descriptor = unsafe Glibc.open(path, flags, 0o644)
    guard descriptor >= 0 else { throw writingError(path, "can't be opened for writing") }
    return PosixFile(descriptor: descriptor, path: path)
  }

  /// What the kernel says about the open file.
  func status() throws(CustodyError) -> FileStatus {
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0 else {
      throw PosixFile.readingError(path, "can't be looked at")
    }
    return FileStatus(information)
  }

  /// Bytes at an offset; fewer than asked for only at the end of the file.
  func read(at offset: Int64, count: Int) throws(CustodyError) -> [UInt8] {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = unsafe pread(
          descriptor, base + filled, count - filled, off_t(offset) + off_t(filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        filled += got
      }
    }
    if failed { throw PosixFile.readingError(path, "can't be read") }
    return bytes
  }

  /// The next bytes of a stream; fewer than asked for only at its end.
  func readNext(upTo count: Int) throws(CustodyError) -> [UInt8] {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = unsafe Glibc.read(descriptor, base + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        filled += got
      }
    }
    if failed { throw PosixFile.readingError(path, "can't be read") }
    return bytes
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(CustodyError) {
    let complete = unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let put = unsafe Glibc.write(descriptor, base + written, buffer.count - written)
        if put < 0, errno == EINTR { continue }
        if put <= 0 { return false }
        written += put
      }
      return true
    }
    guard complete else { throw PosixFile.writingError(path, "can't be written") }
  }

  /// Waits until the bytes are on the disk.
  func sync() throws(CustodyError) {
    guard fsync(descriptor) == 0 else { throw PosixFile.writingError(path, "can't be synced") }
  }

  /// Sets the permission bits.
  func setMode(_ mode: UInt32) throws(CustodyError) {
    guard fchmod(descriptor, mode) == 0 else {
      throw PosixFile.writingError(path, "can't be made read-only")
    }
  }

  /// Cuts the file to a length.
  func truncate(to length: Int64) throws(CustodyError) {
    guard ftruncate(descriptor, off_t(length)) == 0 else {
      throw PosixFile.writingError(path, "can't be cut")
    }
  }

  /// Takes the advisory lock without waiting; false when another holds it.
  func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  static func readingError(_ path: String, _ words: String) -> CustodyError {
    let reason = errno
    let kind: CustodyError.Kind = reason == ENOENT || reason == ENOTDIR ? .missing : .unreadable
    return CustodyError(kind, path: path, words + ": " + systemWords(reason))
  }

  static func writingError(_ path: String, _ words: String) -> CustodyError {
    CustodyError(.unwritable, path: path, words + ": " + systemWords(errno))
  }

  private static func systemWords(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}
