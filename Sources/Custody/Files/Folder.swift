import Glibc

/// Folders and names in them; every change that must survive is followed by a sync of its folder.
enum Folder {
  /// Makes a folder and those above it; says which it made, the outermost first.
  @discardableResult
  static func make(_ path: String) throws(CustodyError) -> [String] {
    if let status = FileStatus.ofPath(path) {
      if status.isFolder || isFolderBehindLink(path) { return [] }
      throw CustodyError(.unwritable, path: path, "is in the way of a folder")
    }
    let parent = CaseLayout.folder(of: path)
    var made = parent == path ? [] : try make(parent)
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw PosixFile.writingError(path, "can't be made")
    }
    made.append(path)
    try sync(parent)
    return made
  }

  /// The absolute path of an existing file, without symbolic links.
  static func absolute(_ path: String) throws(CustodyError) -> String {
    guard let resolved = unsafe realpath(path, nil) else {
      throw PosixFile.readingError(path, "can't be found")
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Removes a folder if it is empty.
  static func removeIfEmpty(_ path: String) { _ = unsafe rmdir(path) }

  /// Removes a file; false when it couldn't be.
  @discardableResult
  static func remove(_ path: String) -> Bool { unsafe unlink(path) == 0 || errno == ENOENT }

  /// Gives a file another name in the same file system, in one step.
  static func rename(_ from: String, to path: String) throws(CustodyError) {
    guard unsafe Glibc.rename(from, path) == 0 else {
      throw PosixFile.writingError(path, "can't be moved into place")
    }
  }

  /// Waits until the names in a folder are on the disk.
  static func sync(_ path: String) throws(CustodyError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw PosixFile.writingError(path, "can't be opened") }
    try PosixFile(descriptor: descriptor, path: path).sync()
  }

  /// The names in a folder in the order of their bytes; none when it isn't there.
  static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every regular file below a folder, by its path relative to it, in the order of the bytes of the names.
  static func files(below path: String, prefix: String = "") -> [String] {
    var found: [String] = []
    for name in names(in: path) {
      let whole = CaseLayout.join(path, name)
      if FileStatus.ofPath(whole)?.isFolder == true {
        found += files(below: whole, prefix: prefix + name + "/")
      } else {
        found.append(prefix + name)
      }
    }
    return found
  }

  private static func isFolderBehindLink(_ path: String) -> Bool {
    var information = stat()
    return unsafe stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }
}
