internal import Glibc

/// What the file system says of a path, without opening it.
enum FileProbe: Equatable {
  case file(bytes: Int64)
  case folder
  case link
  /// A pipe, socket or device: opening it could block or act.
  case special
  case missing
  case unreadable(reason: String)

  /// Looks at a path itself; a symbolic link is a link.
  static func look(at path: String) -> FileProbe {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return failure(errno) }
    return probe(status)
  }

  /// Looks at what a path leads to; never ``link``.
  static func follow(_ path: String) -> FileProbe {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return failure(errno) }
    return probe(status)
  }

  /// The absolute path without links, nil when it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Whether following a link goes round in circles.
  static func isLoop(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) != 0 && errno == ELOOP
  }

  /// The names in a folder, ascending by their bytes, without `.` and `..`; nil when it can't be read.
  static func names(inFolder path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: bytewise)
  }

  /// The order of names: by UTF-8 bytes, as every other tool sorts in the C locale.
  static func bytewise(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func probe(_ status: stat) -> FileProbe {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(bytes: Int64(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .special
    }
  }

  private static func failure(_ code: Int32) -> FileProbe {
    if code == ENOENT || code == ENOTDIR { return .missing }
    guard let text = unsafe strerror(code) else { return .unreadable(reason: "error \(code)") }
    return .unreadable(reason: unsafe String(cString: text))
  }
}
