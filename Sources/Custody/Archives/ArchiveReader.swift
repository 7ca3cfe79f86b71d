import CArchive
import EntraModel
import Glibc
import Synchronization

/// Unpacks an archive member by member, front to back, into memory alone: nothing is written here, whatever a member's name
/// says.
///
/// Reads gzip, bzip2, xz and zstd files, tar in any of these, zip and 7z, through libarchive. Sendable, so that a member's
/// bytes may be read on one core while they are parsed on another; one caller at a time.
public final class ArchiveReader: Sendable {
  /// What the archive holds next.
  public enum Step: Sendable, Equatable {
    /// A file under its cleaned path, whose bytes ``nextChunk()`` gives.
    case member(path: String)
    /// A member that isn't read: encrypted, a link or device, or a name that leads out.
    case refused(ArchiveTrouble)
    /// A hidden file, passed over as in folders.
    case skipped(path: String)
    /// Nothing more can be read.
    case failed(ArchiveTrouble)
    case end
  }

  @safe private struct State {
    let handle: OpaquePointer
    /// Whether nothing more may be read.
    var isOver = false
    var trouble: ArchiveTrouble?
    var path = ""
    var isAtEnd = true

    init(handle: OpaquePointer) {
      unsafe self.handle = unsafe handle
    }
  }

  /// Bytes of a chunk; the last may be shorter.
  private static let chunkBytes = 4 << 20

  /// The name of a lone compressed file's only member.
  private let plainName: String
  private let limit: NestLimit
  /// How many archives this one lies in, itself included.
  public let depth: Int
  /// Archives inside each other that are unpacked: a collector's zip of a machine's zip of compressed logs has three.
  public static let maximumDepth = 4
  private let state: Mutex<State>

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - path: Where its bytes lie.
  ///   - name: Its file name, of which a lone compressed file's member keeps all but the extension.
  ///   - outer: The archive that it is a member of, whose limits it counts against.
  /// - Throws: `unreadable` when libarchive can't make anything of it.
  init(path: String, name: String, within outer: ArchiveReader? = nil) throws(CustodyError) {
    let size = FileStatus.ofPath(path)?.size ?? 0
    guard let handle = unsafe archive_read_new() else {
      throw CustodyError(.unreadable, path: path, "no memory for an archive")
    }
    unsafe archive_read_support_filter_gzip(handle)
    unsafe archive_read_support_filter_bzip2(handle)
    unsafe archive_read_support_filter_xz(handle)
    unsafe archive_read_support_filter_zstd(handle)
    unsafe archive_read_support_format_tar(handle)
    unsafe archive_read_support_format_zip(handle)
    unsafe archive_read_support_format_7zip(handle)
    unsafe archive_read_support_format_raw(handle)
    guard unsafe archive_read_open_filename(handle, path, 1 << 20) == ARCHIVE_OK else {
      let words = unsafe ArchiveReader.words(handle)
      unsafe archive_read_free(handle)
      throw CustodyError(.unreadable, path: path, "can't be opened as an archive: \(words)")
    }
    plainName = ArchivePath.plainName(of: name)
    limit = outer?.limit ?? NestLimit(packedBytes: size)
    depth = (outer?.depth ?? 0) + 1
    state = unsafe Mutex(State(handle: handle))
  }

  deinit {
    state.withLock { _ = unsafe archive_read_free($0.handle) }
  }

  /// Goes on to the next member; what is left of the one before is passed over.
  public func next() -> Step {
    state.withLock { state in
      if state.isOver { return .end }
      state.trouble = nil
      state.isAtEnd = true
      var entry: OpaquePointer?
      let result = unsafe archive_read_next_header(state.handle, &entry)
      if result == ARCHIVE_EOF { return .end }
      guard result >= ARCHIVE_WARN, let entry = unsafe entry else {
        let words = unsafe ArchiveReader.words(state.handle)
        let isLocked = words.lowercased().contains("encrypt")
        return .failed(
          ArchiveTrouble(
            path: "", slug: isLocked ? .archiveEncrypted : .archiveTruncated,
            message: "the archive can't be read further: \(words)"))
      }
      if let trouble = limit.takeMember() { return .failed(trouble) }
      let step = unsafe step(entry, &state)
      // What is passed over has to be unpacked too by most formats, to find what follows it.
      if case .member = step { return step }
      let size = unsafe archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0
      let path = unsafe ArchiveReader.name(of: entry)
      guard let trouble = limit.take(size, of: path, isNested: depth > 1) else { return step }
      state.isOver = true
      return .failed(trouble)
    }
  }

  private func step(_ entry: OpaquePointer, _ state: inout State) -> Step {
    let isPlain = unsafe archive_format(state.handle) == ARCHIVE_FORMAT_RAW
    if isPlain, unsafe archive_filter_code(state.handle, 0) == ARCHIVE_FILTER_NONE {
      return .failed(
        ArchiveTrouble(
          path: "", slug: .archiveTruncated, message: "the archive has no readable head"))
    }
    let raw = isPlain ? plainName : unsafe ArchiveReader.name(of: entry)
    let type = unsafe archive_entry_filetype(entry) & S_IFMT
    if type == S_IFDIR { return .skipped(path: "") }
    let path: String
    switch ArchivePath.cleaned(raw) {
    case .inside(let cleaned): path = cleaned
    case .hidden(let cleaned):
      return .skipped(path: cleaned.isEmpty ? (raw.isEmpty ? "unnamed" : raw) : cleaned)
    case .leadsOut:
      return .refused(
        ArchiveTrouble(
          path: raw, slug: .unsafeArchivePath,
          message: "its name leads out of the archive; not unpacked"))
    }
    guard type == S_IFREG || type == 0, unsafe archive_entry_hardlink(entry) == nil else {
      return .refused(
        ArchiveTrouble(
          path: path, slug: .unsafeArchivePath, message: "a link or device; not followed"))
    }
    guard unsafe archive_entry_is_encrypted(entry) == 0 else {
      return .refused(
        ArchiveTrouble(path: path, slug: .archiveEncrypted, message: "encrypted; not unpacked"))
    }
    state.path = path
    state.isAtEnd = false
    return .member(path: path)
  }

  /// The next bytes of the member, up to 4 MiB; nil after the last.
  public func nextChunk() -> [UInt8]? {
    state.withLock { state in
      if state.isAtEnd { return nil }
      let handle = unsafe state.handle
      var result = 1
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { buffer, filled in
        while filled < buffer.count, let base = buffer.baseAddress {
          result = unsafe archive_read_data(handle, base + filled, buffer.count - filled)
          if result == Int(ARCHIVE_RETRY) { continue }
          if result <= 0 { break }
          filled += result
        }
      }
      if result <= 0 {
        state.isAtEnd = true
        if result < 0 {
          let words = unsafe ArchiveReader.words(handle)
          state.trouble = ArchiveTrouble(
            path: state.path, slug: .archiveTruncated,
            message: "the member can't be read to its end: \(words)")
        }
      }
      if let trouble = limit.take(Int64(chunk.count), of: state.path, isNested: depth > 1) {
        state.trouble = trouble
        state.isAtEnd = true
        state.isOver = true
      }
      return chunk.isEmpty ? nil : chunk
    }
  }

  /// What ended the member before its end, nil when nothing did; meaningful after its last chunk.
  public var trouble: ArchiveTrouble? { state.withLock { $0.trouble } }

  private static func words(_ handle: OpaquePointer) -> String {
    unsafe archive_error_string(handle).map { unsafe String(cString: $0) } ?? "no reason given"
  }

  /// The name as it stands; bytes that are no UTF-8 are replaced.
  private static func name(of entry: OpaquePointer) -> String {
    if let name = unsafe archive_entry_pathname_utf8(entry) { return unsafe String(cString: name) }
    guard let name = unsafe archive_entry_pathname(entry) else { return "unnamed" }
    return unsafe String(cString: name)
  }
}
