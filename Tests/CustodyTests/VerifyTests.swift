import EntraModel
import FoundationEssentials
import Testing

@testable import Custody

@Suite struct VerifyTests {
  private let sample = SampleFile(name: "a.json", records: [SampleRecord(id: "1", ticks: 1)])

  private func problems(_ casefile: Casefile) throws -> [String] {
    try casefile.verify().problems.map { "\($0.kind.rawValue) \($0.file)" }
  }

  @Test func `every changed byte of an evidence copy is found and the file named`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    let copy = scratch.casePath + "/evidence/a.json"
    let bytes = Array(try Scratch.read(copy).utf8)
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= 1
      try Scratch.overwrite(copy, String(decoding: changed, as: UTF8.self))
      #expect(try problems(casefile) == ["changed evidence/a.json"])
    }
    try Scratch.overwrite(copy, String(decoding: bytes, as: UTF8.self))
    #expect(try problems(casefile) == [])
  }

  @Test func `missing and unreadable evidence are told apart from changed`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    let copy = scratch.casePath + "/evidence/a.json"
    let place = try #require(try casefile.allEvents().first).place
    try Scratch.overwrite(copy, "shorter")
    #expect(throws: CustodyError.self) { _ = try casefile.recordBytes(at: place) }
    try FileManager.default.removeItem(atPath: copy)
    #expect(try problems(casefile) == ["missing evidence/a.json"])
    let error = #expect(throws: CustodyError.self) { _ = try casefile.recordBytes(at: place) }
    #expect(error?.kind == .missing)
    #expect(error?.path == "evidence/a.json")
    // A folder in its place can't be read as a file, whoever asks.
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: false)
    #expect(try problems(casefile) == ["unreadable evidence/a.json"])
  }

  @Test func `a referenced source is hashed where it lies`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let entry = try #require(
      try casefile.ingest([sample], in: scratch, reference: true).added.first)
    #expect(entry.isReference)
    #expect(entry.path == "evidence/a.json")
    #expect(Folder.files(below: scratch.casePath + "/evidence").isEmpty)
    #expect(try problems(casefile) == [])
    let place = try #require(try casefile.allEvents().first).place
    #expect(try casefile.recordBytes(at: place) == Array(sample.text.utf8.dropLast()))
    try Scratch.overwrite(scratch.path + "/sources/a.json", sample.text + " ")
    #expect(try problems(casefile) == ["changed evidence/a.json"])
    try FileManager.default.removeItem(atPath: scratch.path + "/sources/a.json")
    #expect(try problems(casefile) == ["missing evidence/a.json"])
  }

  @Test func `every changed byte of the ledger is found, and so are cut, swapped and added lines`()
    throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    let file = scratch.casePath + "/custody.jsonl"
    let whole = try Scratch.read(file)
    var forgeries: [String] = []
    for position in stride(from: 0, to: whole.utf8.count, by: 7) {
      var changed = Array(whole.utf8)
      changed[position] = changed[position] == 0x41 ? 0x42 : 0x41
      forgeries.append(String(decoding: changed, as: UTF8.self))
    }
    let lines = whole.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    for index in lines.indices {
      var removed = lines
      removed.remove(at: index)
      forgeries.append(removed.map { $0 + "\n" }.joined())
    }
    forgeries.append(([lines[1], lines[0]] + lines[2...]).map { $0 + "\n" }.joined())
    forgeries.append(whole + lines[3] + "\n")
    forgeries.append("")
    for forgery in forgeries {
      try Scratch.overwrite(file, forgery)
      #expect(try problems(casefile) == ["ledger custody.jsonl"])
    }
    try FileManager.default.removeItem(atPath: file)
    #expect(try problems(casefile) == ["ledger custody.jsonl"])
  }

  @Test func `a tampered ledger isn't mended by opening or writing the case`() throws {
    let scratch = try Scratch()
    try scratch.newCase().close()
    let file = scratch.casePath + "/custody.jsonl"
    let forged = try Scratch.read(file).replacing("Ada", with: "Eve")
    try Scratch.overwrite(file, forged)
    let casefile = try Casefile.open(at: scratch.casePath, readOnly: false)
    #expect(casefile.notices.count == 1)
    try casefile.record(
      .exported([("x", "y")], tool: "t"), now: now, operatorName: "Ada")
    #expect(try Scratch.read(file) == forged)
    #expect(try problems(casefile) == ["ledger custody.jsonl"])
  }

  @Test func `a chain that was broken in the database is found`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.database.access {
      try Statement(
        $0, "UPDATE ledger SET line = replace(line, 'Ada', 'Eve') WHERE number = 1"
      ).run()
    }
    #expect(
      try problems(casefile) == ["ledger case.sqlite", "ledger custody.jsonl"])
  }

  @Test func `records that vanished from the database are found`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    try casefile.database.access { try Statement($0, "DELETE FROM event").run() }
    #expect(try problems(casefile) == ["database case.sqlite"])
  }

  @Test func `an edited case.json is found`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let file = scratch.casePath + "/case.json"
    try Scratch.overwrite(file, try Scratch.read(file).replacing("A title", with: "B title"))
    #expect(try problems(casefile) == ["changed case.json"])
  }

  @Test func `a stranger's recipe recomputes the chain`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest([sample], in: scratch)
    let lines = try Scratch.read(scratch.casePath + "/custody.jsonl").split(separator: "\n")
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(next.hasSuffix(",\"prev\":\"" + Digest.hex(of: String(line)) + "\"}"))
    }
    let report = try casefile.verify()
    #expect(report.ledgerHead == Digest.hex(of: String(try #require(lines.last))))
    #expect(report.ledgerLines == lines.count)
    #expect(!report.notExcluded.isEmpty)
  }

  @Test func `a case that was moved still verifies`() throws {
    let scratch = try Scratch()
    try scratch.newCase().close()
    do {
      let casefile = try Casefile.open(at: scratch.casePath, readOnly: false)
      try casefile.ingest([sample], in: scratch)
    }
    try FileManager.default.moveItem(atPath: scratch.casePath, toPath: scratch.path + "/moved")
    #expect(
      try problems(try Casefile.open(at: scratch.path + "/moved", readOnly: true)) == [])
  }
}
