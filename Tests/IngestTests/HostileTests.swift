import EntraModel
import Foundation
import Testing

@testable import Ingest

/// The hostile files of the shared folder, held against its manifest.
@Suite(.enabled(if: SharedFolder.has("hostile"), "the shared folder isn't beside the package"))
struct HostileTests {
  struct Entry: Sendable, CustomTestStringConvertible {
    var file: String
    var errorClass: String?
    var present: Int
    var salvageable: Int

    var testDescription: String { file }
  }

  /// Entries of some groups of the manifest; empty where it is missing.
  static func entries(_ groups: Set<String>) -> [Entry] {
    guard let bytes = try? SharedFolder.bytes("hostile/manifest.json"),
      let manifest = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let files = manifest["files"] as? [[String: Any]]
    else { return [] }
    return files.compactMap { file in
      guard let name = file["file"] as? String, let group = file["group"] as? String,
        groups.contains(group), let records = file["records"] as? [String: Int]
      else { return nil }
      return Entry(
        file: name, errorClass: file["error_class"] as? String, present: records["present"] ?? 0,
        salvageable: records["salvage_min"] ?? 0)
    }
  }

  private func read(_ file: String) throws -> Reading {
    try Reading(SharedFolder.bytes("hostile/\(file)"))
  }

  /// Every slug that a reading shows, of records and of the file.
  private func slugs(_ reading: Reading) -> Set<String> {
    let all =
      reading.faultSlugs + reading.remarkSlugs + reading.fileFaults.map(\.slug)
      + reading.fileRemarks.map(\.slug)
      + [reading.refusal, reading.refusedReason].compactMap { $0 }
    return Set(all.map(\.rawValue))
  }

  @Test(arguments: entries(["json", "encoding", "injection", "values", "filesystem", "foreign"]))
  func `a hostile file ends as its manifest says`(entry: Entry) throws {
    let reading = try read(entry.file)
    #expect(reading.isBalanced)
    // Tables are named by this version, and read by a later one.
    let isLater = slugs(reading).contains(Slug.notSupportedYet.rawValue)
    if !isLater { #expect(reading.events.count >= entry.salvageable) }
    if !entry.file.hasSuffix(".csv") { #expect(reading.records == entry.present) }
    guard let wanted = entry.errorClass else { return }
    // A raw NUL is repaired, and its record kept: the remark says what was repaired.
    let expected = entry.file == "nul_inside_string.ndjson" ? "nul-bytes" : wanted
    #expect(slugs(reading).contains(expected))
  }

  @Test(arguments: entries(["csv"]))
  func `a hostile table ends as its manifest says`(entry: Entry) throws {
    let reading = try read(entry.file)
    #expect(reading.isBalanced)
    #expect(reading.records == entry.present)
    #expect(reading.events.count >= entry.salvageable)
    if let wanted = entry.errorClass { #expect(slugs(reading).contains(wanted)) }
  }

  @Test(arguments: entries(["archive"]))
  func `archives are named by their kind`(entry: Entry) throws {
    #expect(try read(entry.file).archive == (entry.file.hasSuffix(".gz") ? "gzip" : "zip"))
  }

  @Test func `a broken line in the middle says its line`() throws {
    let reading = try read("trunc_ndjson_middle.ndjson")
    #expect(reading.faults.map(\.place.line) == [5])
  }

  @Test func `a saved Graph error shows its code and says that the log is missing`() throws {
    let reading = try read("graph_error.json")
    #expect(reading.message.contains("Authentication_RequestFromNonPremiumTenantOrB2CTenant"))
    #expect(reading.message.hasSuffix("the log is missing"))
  }

  @Test func `odd dates leave events undated and readable ones dated`() throws {
    let reading = try read("dates.ndjson")
    let dated = reading.events.filter { $0.instant != nil }
    #expect(dated.map(\.id) == ["date-5", "date-11", "date-13"])
    #expect(reading.remarkSlugs.count(where: { $0 == .badDate }) == 11)
  }

  @Test func `files of other products are named`() throws {
    #expect(try read("aws_cloudtrail.json").refusedMessage.contains("AWS CloudTrail"))
    #expect(try read("azure_activity_value.json").refusedMessage.contains("Azure Activity"))
    #expect(try read("exchange_ual.json").formats == ["unified-audit-log": 1])
    #expect(try read("lowercase_keys.ndjson").formats == ["azure-monitor": 3])
    #expect(try read("lowercase_keys.ndjson").events.count == 3)
    #expect(try read("csv_header_only.csv").table == "portal-audit-csv")
  }

  @Test func `no hostile file changes with where it is cut`() throws {
    for entry in Self.entries(["json", "encoding", "values", "csv"]) {
      let bytes = try SharedFolder.bytes("hostile/\(entry.file)")
      let whole = Reading(bytes)
      for size in [1021, 4099] {
        let cuts = Array(stride(from: size, to: bytes.count, by: size))
        #expect(Reading(bytes, cuts: cuts) == whole, "\(entry.file) in chunks of \(size)")
      }
    }
  }
}
