import EntraModel
import FoundationEssentials
import Testing

@testable import Custody

@Suite struct CasefileTests {
  private let sample = SampleFile(name: "a.json", records: [SampleRecord(id: "1", ticks: 1)])

  @Test func `a new case has its files and nothing else`() throws {
    let scratch = try Scratch()
    do {
      let casefile = try scratch.newCase(own: [tenant(2), tenant(1), tenant(2)])
      #expect(casefile.settings.ownTenants == [tenant(1), tenant(2)])
      try casefile.ingest([sample], in: scratch)
    }
    #expect(
      Folder.names(in: scratch.casePath) == [
        "case.json", "case.sqlite", "custody.jsonl", "evidence", "exports",
      ])
    #expect(Casefile.exists(at: scratch.casePath))
    #expect(!Casefile.exists(at: scratch.path))
    let again = try Casefile.open(at: scratch.casePath, readOnly: true)
    #expect(again.settings.title == "A title")
    #expect(again.notices == [])
    #expect(try again.allEvents().map(\.id) == ["1"])
    #expect(try again.verify().problems == [])
  }

  @Test func `a second writer is told who holds the case, a reader isn't kept out`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let error = #expect(throws: CustodyError.self) {
      _ = try Casefile.open(at: scratch.casePath, readOnly: false)
    }
    #expect(error?.kind == .locked)
    #expect(error?.message.contains("\(ProcessInfo.processInfo.processIdentifier)") == true)
    _ = try Casefile.open(at: scratch.casePath, readOnly: true)
    casefile.close()
    _ = try Casefile.open(at: scratch.casePath, readOnly: false)
  }

  @Test func `a case isn't made where one is, nor over evidence that isn't ours`() throws {
    let scratch = try Scratch()
    try scratch.newCase().close()
    #expect(throws: CustodyError.self) { try scratch.newCase() }
    _ = try scratch.write("other/evidence/x", "x")
    let error = #expect(throws: CustodyError.self) { try scratch.newCase("other") }
    #expect(error?.kind == .occupied)
    #expect(throws: CustodyError.self) {
      _ = try Casefile.open(at: scratch.path + "/none", readOnly: true)
    }
  }

  @Test func `a case opened for reading can't be written`() throws {
    let scratch = try Scratch()
    try scratch.newCase().close()
    let casefile = try Casefile.open(at: scratch.casePath, readOnly: true)
    #expect(throws: CustodyError.self) { _ = try casefile.beginIngest() }
    #expect(throws: CustodyError.self) { try casefile.store(findings: []) }
    #expect(throws: CustodyError.self) {
      _ = try casefile.openExport("x", directory: nil, force: false)
    }
  }

  @Test func `changed settings are kept, written to case.json and said in the ledger`() throws {
    let scratch = try Scratch()
    do {
      let casefile = try scratch.newCase()
      var settings = casefile.settings
      settings.ownTenants = [tenant(7)]
      settings.knownPartners = [KnownPartner(tenant: tenant(8), name: "A \"partner\"")]
      try casefile.update(settings: settings, now: now, operatorName: "Ada")
      #expect(try casefile.verify().problems == [])
    }
    let again = try Casefile.open(at: scratch.casePath, readOnly: true)
    #expect(again.settings.ownTenants == [tenant(7)])
    #expect(again.settings.knownPartners.map(\.name) == ["A \"partner\""])
    #expect(try Scratch.read(scratch.casePath + "/case.json").contains(tenant(8).description))
    #expect(try Scratch.read(scratch.casePath + "/custody.jsonl").contains("\"declared\""))
    let facts = try again.facts(tool: "t", tenantNames: [tenant(8): "other", tenant(9): "nine"])
    #expect(facts.tenantNames == [tenant(8): "A \"partner\"", tenant(9): "nine"])
  }

  @Test func `what a killed run left is removed and said when the case is opened for writing`()
    throws
  {
    let scratch = try Scratch()
    do {
      let casefile = try scratch.newCase()
      try casefile.ingest([sample], in: scratch)
    }
    _ = try scratch.write("case/evidence/.crosstrail-tmp-9", "half")
    _ = try scratch.write("case/evidence/moved.json", "moved, never committed")
    _ = try scratch.write("case/evidence/mine.txt", "put here by hand")
    _ = try scratch.write("case/.pending-ingest", #"["evidence/a.json","evidence/moved.json"]"#)
    let casefile = try Casefile.open(at: scratch.casePath, readOnly: false)
    #expect(casefile.notices.count == 2)
    #expect(Folder.files(below: scratch.casePath + "/evidence") == ["a.json", "mine.txt"])
    #expect(!Folder.names(in: scratch.casePath).contains(".pending-ingest"))
    #expect(try casefile.verify().problems.map(\.kind) == [.unexpected])
  }

  @Test func `a ledger that was cut off after a commit is finished from the database`() throws {
    let scratch = try Scratch()
    try scratch.newCase().close()
    let file = scratch.casePath + "/custody.jsonl"
    let whole = try Scratch.read(file)
    for cut in [0, 10, whole.utf8.count - 1] {
      try Scratch.overwrite(file, String(decoding: whole.utf8.prefix(cut), as: UTF8.self))
      try Casefile.open(at: scratch.casePath, readOnly: false).close()
      #expect(try Scratch.read(file) == whole)
    }
    try FileManager.default.removeItem(atPath: scratch.casePath + "/case.json")
    let casefile = try Casefile.open(at: scratch.casePath, readOnly: false)
    #expect(casefile.notices.count == 1)
    #expect(try casefile.verify().problems == [])
  }
}
