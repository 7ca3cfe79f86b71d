import EntraModel
import Foundation
import Testing

@testable import Custody

struct PseudonymKeyTests {
  private let now = Instant(ticks: 17_800_000_000_000_000)

  @Test func `it is made once, for the owner's eyes alone, with a line in the ledger`() throws {
    let scratch = try Scratch()
    let path = scratch.casePath
    let casefile = try Casefile.create(
      at: path, settings: CaseSettings(title: "T"), tool: "t", now: now, operatorName: "o")
    let key = try casefile.pseudonymKey(now: now, operatorName: "o")
    #expect(key.count == 32)
    #expect(try casefile.pseudonymKey(now: now, operatorName: "o") == key)
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/pseudonyms.key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let ledger = try String(contentsOfFile: path + "/custody.jsonl", encoding: .utf8)
    #expect(ledger.split(separator: "\n").count { $0.contains("\"keyed\"") } == 1)
    #expect(ledger.contains(Digest.hex(of: key)))
    #expect(!ledger.contains(Digest.hex(key)))
    casefile.close()
    let again = try Casefile.open(at: path, readOnly: true)
    #expect(try again.pseudonymKey(now: now, operatorName: "p") == key)
    #expect(try again.verify().isIntact)
  }

  @Test func `a damaged key is an error and stays as it is`() throws {
    let scratch = try Scratch()
    let path = scratch.casePath
    let casefile = try Casefile.create(
      at: path, settings: CaseSettings(title: "T"), tool: "t", now: now, operatorName: "o")
    try Data([1, 2, 3]).write(to: URL(filePath: path + "/pseudonyms.key"))
    #expect {
      try casefile.pseudonymKey(now: now, operatorName: "o")
    } throws: { ($0 as? CustodyError)?.kind == .changed }
    #expect(FileManager.default.contents(atPath: path + "/pseudonyms.key") == Data([1, 2, 3]))
  }

  @Test func `reading alone makes none`() throws {
    let scratch = try Scratch()
    let path = scratch.casePath
    try Casefile.create(
      at: path, settings: CaseSettings(title: "T"), tool: "t", now: now, operatorName: "o"
    ).close()
    let casefile = try Casefile.open(at: path, readOnly: true)
    #expect {
      try casefile.pseudonymKey(now: now, operatorName: "o")
    } throws: { ($0 as? CustodyError)?.kind == .notWritable }
  }
}
