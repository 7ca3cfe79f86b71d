internal import EntraModel

/// The evidence files of the paths that the user named, in an order that doesn't depend on how they were named.
struct EvidenceListing: Equatable {
  /// A file to read.
  struct Source: Equatable {
    /// Where it lies.
    var path: String
    /// Its path below `evidence/`, not yet made unique.
    var storedAs: String
    var bytes: Int64
  }

  /// A thing that is never opened: a pipe, a link that leads outside, a folder that can't be read.
  struct Refusal: Equatable {
    var storedAs: String
    var slug: Slug
    var message: String
  }

  /// Files in the order of their stored names, then paths.
  var sources: [Source] = []
  /// Things that were refused without opening them, in the same order.
  var refusals: [Refusal] = []
  /// Stored names of what was passed over: hidden files, the case itself. In order.
  var skipped: [String] = []

  /// Lists the files of the named paths.
  ///
  /// One folder gives paths relative to it. Of several folders, each one's files stand below its own name.
  ///
  /// - Parameters:
  ///   - paths: Folders and files, as the user wrote them.
  ///   - casePath: The case directory, which is passed over when it lies below a named folder.
  /// - Throws: ``PipelineError`` when a path doesn't exist or can't be read at all.
  init(of paths: [String], casePath: String) throws(PipelineError) {
    let ownCase = FileProbe.resolved(casePath)
    let folders = Set(
      paths.filter { FileProbe.follow($0) == .folder }.map { FileProbe.resolved($0) ?? $0 })
    for path in paths {
      switch FileProbe.follow(path) {
      case .missing:
        throw PipelineError(
          .failed, "no such file or folder", place: path,
          changed: "Nothing was added to the case", remedy: "check the path")
      case .unreadable(let reason):
        throw PipelineError(
          .failed, reason, place: path, changed: "Nothing was added to the case",
          remedy: "check who may read it")
      case .folder:
        let root = FileProbe.resolved(path) ?? path
        let prefix = folders.count > 1 ? Self.lastComponent(of: root) + "/" : ""
        walk(Walk(root: root, ownCase: ownCase), folder: path, prefix: prefix)
      case .file(let bytes):
        // A link that the user names is meant; the file behind it is what gets opened.
        let file = FileProbe.resolved(path) ?? path
        sources.append(Source(path: file, storedAs: Self.lastComponent(of: path), bytes: bytes))
      case .link, .special:
        refuse(Self.lastComponent(of: path), .notRegularFile, "not a regular file; never opened")
      }
    }
    sources.sort {
      $0.storedAs == $1.storedAs
        ? FileProbe.bytewise($0.path, $1.path) : FileProbe.bytewise($0.storedAs, $1.storedAs)
    }
    refusals.sort { FileProbe.bytewise($0.storedAs, $1.storedAs) }
    skipped.sort(by: FileProbe.bytewise)
    dropRepeatedSources()
  }

  /// Bytes of all files.
  var bytes: Int64 { sources.reduce(0) { $0 + $1.bytes } }

  /// The last component of a path, `evidence` when there is none.
  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? "evidence"
  }

  /// What stays the same while one named folder is walked.
  private struct Walk {
    var root: String
    var ownCase: String?
  }

  private mutating func walk(_ walk: Walk, folder: String, prefix: String) {
    guard let names = FileProbe.names(inFolder: folder) else {
      refuse(String(prefix.dropLast()), .unreadable, "the folder can't be read")
      return
    }
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard !name.hasPrefix(".") else {
        skipped.append(prefix + name)
        continue
      }
      switch FileProbe.look(at: path) {
      case .folder:
        if let ownCase = walk.ownCase, FileProbe.resolved(path) == ownCase {
          skipped.append(prefix + name + "/")
        } else {
          self.walk(walk, folder: path, prefix: prefix + name + "/")
        }
      case .file(let bytes):
        sources.append(Source(path: path, storedAs: prefix + name, bytes: bytes))
      case .link:
        follow(walk, link: path, storedAs: prefix + name)
      case .special:
        refuse(prefix + name, .notRegularFile, "not a regular file; never opened")
      case .missing:
        refuse(prefix + name, .unreadable, "gone, or its name isn't UTF-8")
      case .unreadable(let reason):
        refuse(prefix + name, .unreadable, reason)
      }
    }
  }

  /// A link is read when it leads to a file below the named folder; anything else is named and left alone.
  private mutating func follow(_ walk: Walk, link: String, storedAs: String) {
    guard !FileProbe.isLoop(link) else {
      return refuse(storedAs, .symlinkLoop, "a link that leads to itself")
    }
    guard let target = FileProbe.resolved(link) else {
      return refuse(storedAs, .unreadable, "a link that leads nowhere")
    }
    guard target == walk.root || target.hasPrefix(walk.root + "/") else {
      return refuse(storedAs, .symlinkOutside, "a link that leads out of the named folder")
    }
    switch FileProbe.look(at: target) {
    case .file:
      // The file itself is listed under its own name.
      skipped.append(storedAs)
    case .folder where ((FileProbe.resolved(Self.parent(of: link)) ?? "") + "/").hasPrefix(target + "/"):
      refuse(storedAs, .symlinkLoop, "a link to a folder above it")
    case .folder:
      skipped.append(storedAs + "/")
    default:
      refuse(storedAs, .notRegularFile, "not a regular file; never opened")
    }
  }

  private static func parent(of path: String) -> String {
    let components = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return components.isEmpty ? "." : components.joined(separator: "/")
  }

  private mutating func refuse(_ storedAs: String, _ slug: Slug, _ message: String) {
    refusals.append(Refusal(storedAs: storedAs, slug: slug, message: message))
  }

  /// A file that was named twice, or named beside its folder, is read once.
  private mutating func dropRepeatedSources() {
    var seen: Set<String> = []
    sources = sources.filter { seen.insert(FileProbe.resolved($0.path) ?? $0.path).inserted }
  }
}
