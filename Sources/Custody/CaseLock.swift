import Glibc

/// The right to write a case: an flock on a file in it, which the kernel drops when its holder dies.
final class CaseLock {
  private let file: PosixFile

  private init(file: PosixFile) {
    self.file = file
  }

  /// Takes the lock without waiting.
  ///
  /// The file is removed by its holder, so after locking it is compared with what the path names: whoever locked a
  /// file that is no longer there tries again.
  /// - Throws: `locked` naming the holder's process id.
  static func take(in folder: String) throws(CustodyError) -> CaseLock {
    let path = CaseLayout.join(folder, CaseLayout.lock)
    for _ in 0..<100 {
      let file = try PosixFile.openForWriting(path)
      guard file.tryLock() else {
        let holder = String(decoding: try file.read(at: 0, count: 20), as: UTF8.self)
        let number = holder.prefix { $0.isNumber }
        throw CustodyError(
          .locked, path: folder,
          number.isEmpty
            ? "another process writes this case" : "process \(number) writes this case")
      }
      guard let there = FileStatus.ofPath(path), try file.status().inode == there.inode else {
        continue
      }
      try file.truncate(to: 0)
      try file.write(Array("\(getpid())\n".utf8))
      return CaseLock(file: file)
    }
    throw CustodyError(.locked, path: folder, "other processes keep taking the lock")
  }

  deinit {
    Folder.remove(file.path)
  }
}
