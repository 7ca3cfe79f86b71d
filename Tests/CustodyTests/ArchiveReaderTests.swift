import EntraModel
import EventForge
import FoundationEssentials
import Testing

@testable import Custody

/// Archives: what is unpacked, what is refused, and what it may come to.
struct ArchiveReaderTests {
  /// Every step of an archive, with each member's bytes as text.
  private func steps(_ bytes: [UInt8], name: String) throws -> (
    members: [String: String], refused: [ArchiveTrouble], skipped: [String],
    failed: [ArchiveTrouble]
  ) {
    let scratch = try Scratch()
    let path = scratch.path + "/packed"
    try Data(bytes).write(to: URL(filePath: path))
    let archive = try ArchiveReader(path: path, name: name)
    var members: [String: String] = [:]
    var (refused, skipped, failed): ([ArchiveTrouble], [String], [ArchiveTrouble]) = ([], [], [])
    while true {
      switch archive.next() {
      case .end: return (members, refused, skipped, failed)
      case .failed(let trouble):
        failed.append(trouble)
        return (members, refused, skipped, failed)
      case .refused(let trouble): refused.append(trouble)
      case .skipped(let path): skipped.append(path)
      case .member(let path):
        var text: [UInt8] = []
        while let chunk = archive.nextChunk() { text += chunk }
        members[path] = String(decoding: text, as: UTF8.self)
        if let trouble = archive.trouble { failed.append(trouble) }
      }
    }
  }

  @Test func `a compressed file has one member under its own name`() throws {
    let read = try steps(PackedFixtures.gzip, name: "logs/a.json.gz")
    #expect(read.members.keys.sorted() == ["a.json"])
    #expect(read.members["a.json"]?.contains("\"id\":\"one\"") == true)
    let twice = try steps(PackedFixtures.gzip + PackedFixtures.gzip, name: "a.json.gz")
    #expect(twice.members["a.json"]?.utf8.count == (read.members["a.json"]?.utf8.count ?? 0) * 2)
  }

  @Test func `a tar's links are refused and hidden files passed over`() throws {
    let read = try steps(PackedFixtures.tarZstandard, name: "t.tar.zst")
    #expect(read.members.keys.sorted() == ["a.json", "d/b.json"])
    #expect(read.refused.map(\.path) == ["l.json"])
    #expect(read.refused.map(\.slug) == [.unsafeArchivePath])
    #expect(read.skipped == [".hid"])
  }

  @Test func `7z is read`() throws {
    let read = try steps(PackedFixtures.sevenZip, name: "s.7z")
    #expect(read.members.keys.sorted() == ["a.json", "d/b.json"])
    #expect(Set(read.members.values).count == 1)
  }

  @Test func `names that lead out of a zip are refused`() throws {
    let read = try steps(PackedLog.zip, name: "z.zip")
    #expect(read.members.keys.sorted() == ["d/a.json", "in.zip"])
    #expect(read.refused.map(\.path) == ["../out.json", "/abs.json"])
    #expect(read.skipped == ["__MACOSX/d/._a.json"])
  }

  @Test func `a cut archive says so and keeps what came before`() throws {
    let read = try steps(Array(PackedLog.zip.prefix(520)), name: "z.zip")
    #expect(read.failed.contains { $0.slug == .archiveTruncated })
    #expect(read.members["d/a.json"]?.contains("\"id\":\"two\"") == true)
  }

  @Test(arguments: [
    ("a/b.json", ArchivePath.inside("a/b.json")), ("./a//b.json", .inside("a/b.json")),
    ("a\\b.json", .inside("a/b.json")), ("../b.json", .leadsOut), ("a/../../b", .leadsOut),
    ("a\\..\\b", .leadsOut), ("/etc/passwd", .leadsOut), ("\\\\host\\share", .leadsOut),
    ("C:\\x.json", .leadsOut), ("c:x.json", .leadsOut), (".git/x", .hidden(".git/x")),
    ("", .hidden("")),
  ])
  func `a member's name stays inside or is refused`(name: String, path: ArchivePath) {
    #expect(ArchivePath.cleaned(name) == path)
  }

  @Test func `an archive may unpack to so much and no more`() {
    var small = ArchiveLimit(packedBytes: 100)
    #expect(small.take(ArchiveLimit.alwaysAllowed, of: "a") == nil)
    #expect(small.take(1, of: "a")?.slug == .archiveTooLarge)
    var large = ArchiveLimit(packedBytes: 1 << 30)
    #expect(large.take(200 << 30, of: "a") == nil)
    #expect(large.take(60 << 30, of: "a")?.slug == .archiveTooLarge)
    // What is packed twice may come to less, and a head that claims anything overflows nothing.
    var nested = ArchiveLimit(packedBytes: 100)
    #expect(nested.take(ArchiveLimit.alwaysAllowedNested, of: "a", isNested: true) == nil)
    #expect(nested.take(1, of: "a", isNested: true)?.slug == .nestedArchive)
    #expect(nested.take(-1, of: "a") == nil)
    #expect(nested.take(.max, of: "a")?.slug == .archiveTooLarge)
    #expect(nested.take(.max, of: "a")?.slug == .archiveTooLarge)
    var many = ArchiveLimit(packedBytes: 1)
    for _ in 0..<ArchiveLimit.members { _ = many.takeMember() }
    #expect(many.takeMember()?.slug == .archiveTooLarge)
  }
}
