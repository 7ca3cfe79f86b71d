/// The paths below evidence/ that files of the case have, and the folders that these need.
///
/// Names come from outside: an archive may hold a file `a` beside a file `a/b`, which no folder can.
struct TakenPaths {
  private var files: Set<String> = []
  private var folders: Set<String> = []

  /// Takes the paths of an inventory.
  init(_ paths: some Sequence<String>) {
    for path in paths { take(path) }
  }

  /// Notes that a file lies there.
  mutating func take(_ path: String) {
    files.insert(path)
    folders.formUnion(Self.ancestors(of: path))
  }

  /// Whether a file can lie there beside the others.
  func isFree(_ path: String) -> Bool {
    !files.contains(path) && !folders.contains(path)
      && !Self.ancestors(of: path).contains(where: files.contains)
  }

  /// The path with a mark on every folder whose name a file has.
  func besideFiles(_ path: String, mark: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var made = ""
    for part in parts.dropLast() {
      made += made.isEmpty ? String(part) : "/" + part
      if files.contains(made) { made = StoredName.marked(made, with: mark) }
    }
    return parts.count > 1 ? made + "/" + (parts.last ?? "") : path
  }

  /// The folders above a path, the outermost first.
  private static func ancestors(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
