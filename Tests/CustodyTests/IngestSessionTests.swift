import EntraModel
import FoundationEssentials
import Glibc
import Testing

@testable import Custody

@Suite struct IngestSessionTests {
  private let sample = SampleFile(
    name: "folder/a.json", records: [SampleRecord(id: "1", ticks: 1), SampleRecord(id: "2")])

  @Test func `evidence is kept as a read-only copy of the very bytes`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let summary = try casefile.ingest([sample], in: scratch)
    let file = try #require(summary.added.first)
    #expect(file.path == "evidence/folder/a.json")
    #expect(file.number == 1)
    #expect(file.isBalanced)
    let copy = scratch.casePath + "/" + file.path
    #expect(try Scratch.read(copy) == sample.text)
    #expect(file.sha256 == Digest.hex(of: sample.text))
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o777 } == 0o444)
  }

  @Test func `a session that goes away leaves the case as it was`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let before = try Scratch.fingerprint(scratch.casePath)
    do {
      let session = try casefile.beginIngest()
      _ = try session.take(sample, in: scratch)
      let source = try scratch.write("b", "half read")
      let reader = try session.open(source: source, storedAs: "b", reference: false)
      _ = try reader.nextChunk()
    }
    #expect(try Scratch.fingerprint(scratch.casePath) == before)
    #expect(try casefile.inventory().isEmpty)
    #expect(try casefile.ingest([sample], in: scratch).events == 2)
  }

  /// Archives may hold a file `a` beside a file `a/b`, which no folder can.
  @Test(arguments: [["z!/a", "z!/a/b.json"], ["z!/a/b.json", "z!/a"]])
  func `a file whose name another needs for a folder is kept beside it`(names: [String]) throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let session = try casefile.beginIngest()
    for (index, name) in names.enumerated() {
      let source = try scratch.write("source\(index)", "text \(index)")
      let reader = try session.open(source: source, storedAs: name, reference: false)
      while try reader.nextChunk() != nil {}
      _ = try session.finish(reader, outcome: FileOutcome(format: "x", records: 0))
    }
    let summary = try session.commit(now: Instant(ticks: 1), operatorName: "o")
    #expect(summary.added.count == 2)
    for file in summary.added {
      #expect(Digest.hex(of: try Scratch.read(scratch.casePath + "/" + file.path)) == file.sha256)
    }
    #expect(summary.added.map(\.path).contains("evidence/" + names[0]))
  }

  @Test func `a second ingest of the same bytes changes nothing and says so`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let first = try casefile.ingest([sample], in: scratch)
    let before = try Scratch.fingerprint(scratch.casePath)
    var renamed = sample
    renamed.name = "another name.json"
    let second = try casefile.ingest([renamed, sample], in: scratch)
    #expect(!second.changedCase)
    #expect(second.added.isEmpty)
    #expect(second.events == 2)
    #expect(second.held.map(\.name) == ["evidence/another name.json", "evidence/folder/a.json"])
    #expect(second.held.map(\.file) == [first.added[0], first.added[0]])
    #expect(try Scratch.fingerprint(scratch.casePath) == before)
  }

  @Test
  func `the same bytes under two names of one ingest are held once, and the ledger names both`()
    throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    var twin = sample
    twin.name = "twin.json"
    let summary = try casefile.ingest([sample, twin], in: scratch)
    #expect(summary.added.map(\.path) == ["evidence/folder/a.json"])
    #expect(summary.held.map(\.name) == ["evidence/twin.json"])
    #expect(summary.events == 2)
    let ledger = try Scratch.read(scratch.casePath + "/custody.jsonl")
    #expect(ledger.contains("evidence/folder/a.json"))
    #expect(ledger.contains("evidence/twin.json"))
  }

  @Test func `a twin that shows only at its end is dropped with its rows`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let session = try casefile.beginIngest()
    let first = try session.open(
      source: try scratch.write("x", sample.text), storedAs: "x", reference: false)
    let second = try session.open(
      source: try scratch.write("y", sample.text), storedAs: "y", reference: false)
    for reader in [first, second] {
      try session.append(sample.batch(), to: reader)
      #expect(!reader.isAlreadyHeld)
    }
    let outcome = FileOutcome(format: "f", records: 2)
    guard case .new = try session.finish(first, outcome: outcome),
      case .alreadyHeld(let file) = try session.finish(second, outcome: outcome)
    else {
      Issue.record("the first is new, the second held")
      return
    }
    #expect(file.path == "evidence/x")
    let summary = try session.commit(now: now, operatorName: "Ada")
    #expect(summary.added.map(\.duplicates) == [0])
    #expect(Folder.files(below: scratch.casePath + "/evidence") == ["x"])
    #expect(try casefile.verify().problems == [])
  }

  @Test func `records that don't add up stop the commit, and nothing remains`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let before = try Scratch.fingerprint(scratch.casePath)
    let session = try casefile.beginIngest()
    let reader = try session.open(
      source: try scratch.write("x", sample.text), storedAs: "x", reference: false)
    try session.append(sample.batch(), to: reader)
    _ = try session.finish(reader, outcome: FileOutcome(format: "f", records: 3))
    let error = #expect(throws: CustodyError.self) {
      _ = try session.commit(now: now, operatorName: "Ada")
    }
    #expect(error?.kind == .accounting)
    #expect(error?.path == "evidence/x")
    #expect(try Scratch.fingerprint(scratch.casePath) == before)
  }

  @Test func `faults and refused records are accounted for and name the reason`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    var file = sample
    let place = EvidencePlace(evidence: EvidenceID(0), record: 3, line: 3, offset: 20, length: 4)
    file.faults = [Fault(slug: .badRecord, place: place, message: "no object")]
    file.refused = 2
    let entry = try #require(try casefile.ingest([file], in: scratch).added.first)
    #expect(entry.status == .partial)
    #expect(entry.reason == .badRecord)
    #expect([entry.records, entry.events, entry.faults, entry.refused] == [5, 2, 1, 2])
    let facts = try casefile.facts(tool: "t", tenantNames: [:])
    #expect(facts.faults.map(\.place.evidence) == [entry.id])
    #expect(facts.undatedEvents == 1)
    #expect(facts.events == 2)
    #expect(facts.evidenceDigest == Digest.hex(of: entry.sha256))
  }

  @Test func `only regular files are read`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let session = try casefile.beginIngest()
    let pipe = scratch.path + "/pipe"
    #expect(unsafe mkfifo(pipe, 0o644) == 0)
    for source in [pipe, "/dev/null", scratch.path] {
      let error = #expect(throws: CustodyError.self) {
        _ = try session.open(source: source, storedAs: "x", reference: false)
      }
      #expect(error?.kind == .notRegularFile)
    }
    let error = #expect(throws: CustodyError.self) {
      _ = try session.open(source: scratch.path + "/nothing", storedAs: "x", reference: false)
    }
    #expect(error?.kind == .missing)
  }

  @Test func `a symbolic link is read as the file it names`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let source = try scratch.write("target", "bytes")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: source)
    let session = try casefile.beginIngest()
    let reader = try session.open(
      source: scratch.path + "/link", storedAs: "link", reference: true)
    let file = try session.finish(reader, outcome: FileOutcome(format: "", records: 0)).file
    #expect(file.sha256 == Digest.hex(of: "bytes"))
    #expect(file.isReference)
  }

  @Test func `an earlier file of the same name keeps it, and the later gets a mark`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    var other = sample
    other.salt = "other"
    let entry = try #require(try casefile.ingest([other], in: scratch).added.first)
    #expect(entry.path == "evidence/folder/a-\(entry.sha256.prefix(8)).json")
    #expect(try casefile.verify().problems == [])
  }

  @Test func `a file that grows while it is read is hashed as it was read, and that is noted`()
    throws
  {
    let scratch = try Scratch()
    let source = try scratch.write("grows", "first")
    let file = try PosixFile.openForReading(source)
    var reading = try Reading(source: .file(file), copy: nil)
    #expect(try reading.next() == Array("first".utf8))
    try PosixFile.openForWriting(source, append: true).write(Array(" second".utf8))
    #expect(try reading.next() == Array(" second".utf8))
    #expect(try reading.next() == nil)
    let outcome = try reading.end()
    #expect(outcome.hasChanged)
    #expect(outcome.sha256 == Digest.hex(of: "first second"))
  }

  @Test func `a source that changed while it was read is told, and stands in the ledger`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let source = try scratch.write("grows", "first")
    let session = try casefile.beginIngest()
    let reader = try session.open(source: source, storedAs: "grows", reference: false)
    _ = try reader.nextChunk()
    try PosixFile.openForWriting(source, append: true).write(Array(" second".utf8))
    _ = try session.finish(reader, outcome: FileOutcome(format: "", records: 0))
    let summary = try session.commit(now: now, operatorName: "Ada")
    #expect(summary.notices.count == 1)
    let ledger = try Scratch.read(scratch.casePath + "/custody.jsonl")
    #expect(ledger.contains("\"changedWhileRead\":true"))
    #expect(try casefile.verify().problems == [])
  }

  @Test func `large files come in chunks and their hash is that of all bytes`() throws {
    let scratch = try Scratch()
    let text = String(repeating: "0123456789abcdef", count: (9 << 20) / 16)
    let casefile = try scratch.newCase()
    let session = try casefile.beginIngest()
    let reader = try session.open(
      source: try scratch.write("big", text), storedAs: "big", reference: false)
    #expect(try reader.nextChunk()?.count == 8 << 20)
    // What the caller doesn't read is still hashed and copied.
    let file = try session.finish(reader, outcome: FileOutcome(format: "", records: 0)).file
    #expect(reader.bytesRead == Int64(text.utf8.count))
    #expect(file.sha256 == Digest.hex(of: text))
    _ = try session.commit(now: now, operatorName: "Ada")
    #expect(try casefile.verify().problems == [])
  }

  @Test(arguments: [
    ("../../etc/passwd", "etc/passwd"), ("/a//b/./c", "a/b/c"), ("..", "unnamed"),
    ("a\nb\u{1B}[1m\u{202E}.json", "a_b_[1m_.json"), ("", "unnamed"),
    (".crosstrail-tmp-1", "_.crosstrail-tmp-1"),
    (String(repeating: "é", count: 150) + ".json", String(repeating: "é", count: 97) + ".json"),
  ])
  func `a stored name stays below evidence and holds nothing odd`(_ raw: String, _ clean: String) {
    #expect(StoredName.cleaned(raw) == clean)
  }
}
