import EntraModel
import Foundation
import Testing

@testable import Ingest

/// The splitter beside Foundation's reader: slow, and right.
@Suite struct SplitterTwinTests {
  /// A seeded generator: the same records every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let texts = [
    "", "\\", "\"", "}]{[", "a\\\"b", "\\\\", "\u{1}", "é😀", "line\nfeed", "x", "\\\\\"", "tab\t",
  ]

  private func value(depth: Int, _ random: inout Seeded) -> Any {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: return NSNull()
    case 1: return Int.random(in: -5...5_000_000, using: &random)
    case 2: return Bool.random(using: &random)
    case 3, 4:
      return (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        Self.texts.randomElement(using: &random) ?? ""
      }.joined()
    case 5: return (0..<3).map { _ in value(depth: depth - 1, &random) }
    default: return object(depth: depth - 1, &random)
    }
  }

  private func object(depth: Int, _ random: inout Seeded) -> [String: Any] {
    var object: [String: Any] = [:]
    for _ in 0..<Int.random(in: 1..<6, using: &random) {
      let key = "k" + (Self.texts.randomElement(using: &random) ?? "")
      object[key] = value(depth: depth, &random)
    }
    return object
  }

  private func joined(_ records: [[UInt8]], _ separator: String) -> [UInt8] {
    Array(records.joined(separator: Array(separator.utf8)))
  }

  @Test func `random records come out as they went in`() throws {
    var random = Seeded(state: 0x5EED)
    for round in 0..<60 {
      let isPretty = round % 3 == 0
      let records = try (0..<20).map { index in
        var record = object(depth: 4, &random)
        record["id"] = "r\(index)"
        return [UInt8](
          try JSONSerialization.data(
            withJSONObject: record, options: isPretty ? [.prettyPrinted] : []))
      }
      let file: [UInt8] =
        switch round % 4 {
        case 0: joined(records, "\n")
        case 1: Array("[".utf8) + joined(records, ",") + Array("]".utf8)
        case 2:
          Array(#"{"@odata.count":20,"value":["#.utf8) + joined(records, ",\n") + Array("]}".utf8)
        default: joined(records, "\r\n")
        }
      var splitter = RecordSplitter(options: IngestOptions())
      var found: [[UInt8]] = []
      var at = 0
      while at < file.count {
        let next = Swift.min(file.count, at + Int.random(in: 1..<400, using: &random))
        for block in splitter.feed(Array(file[at..<next]), isFinal: next == file.count) {
          #expect(block.faults.isEmpty)
          found += block.spans.map { Array(block.bytes[$0.start..<($0.start + $0.length)]) }
        }
        at = next
      }
      #expect(found == records, "round \(round)")
    }
  }

  @Test func `a tape holds what Foundation reads`() throws {
    var random = Seeded(state: 0xF00D)
    let parser = RecordParser()
    for _ in 0..<200 {
      let record = object(depth: 5, &random)
      let data = try JSONSerialization.data(withJSONObject: record)
      let tape = try parser.tape(of: [UInt8](data))
      let back = try JSONSerialization.data(
        withJSONObject: plain(tape.root), options: [.sortedKeys])
      let wanted = try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys])
      #expect(back == wanted)
    }
  }

  private func plain(_ value: JSONValue) -> Any {
    switch value.kind {
    case .null: return NSNull()
    case .boolean: return value.flag ?? false
    case .number: return Int(value.anyText ?? "") ?? Double(value.anyText ?? "") ?? 0
    case .string: return value.text ?? ""
    case .array: return value.elements.map { plain($0) }
    case .object:
      return Dictionary(
        value.members.map { (String(decoding: $0.key, as: UTF8.self), plain($0.value)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func `the raw text of a nested value is the record's own`() throws {
    let record = #"{"a" : { "b":[1, 2 ] } , "c": [ {} ]  }"#
    let root = try RecordParser().tape(of: Array(record.utf8)).root
    #expect(root["a"]?.anyText == #"{ "b":[1, 2 ] }"#)
    #expect(root["a"]?["b"]?.anyText == "[1, 2 ]")
    #expect(root["c"]?.anyText == "[ {} ]")
  }
}
