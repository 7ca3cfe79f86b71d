import Foundation

/// What findings.json and the timeline of a case say, to hold a narrative's numbers against.
struct NarrativeNumbers {
  /// A finding of findings.json.
  struct Finding: Decodable {
    struct Step: Decodable {
      struct Record: Decodable, Hashable {
        var event: String
        var file: String
        var member: String?
        var line: Int
        var offset: Int
      }
      var step: Int
      var edge: String
      var from: String
      var to: String
      var time: String?
      var state: String
      var corroboration: String
      var evidence: [Record]
    }
    struct Account: Decodable {
      var node: String
      var role: String
    }
    var severity: String
    var accounts: [Account]
    var strength: String
    var stepsObserved: Int
    var stepsExpected: Int
    var firstSeen: String?
    var lastSeen: String?
    var path: [Step]
    var missing: [String]
    var response: [String]

    /// The records behind what is observed, each once.
    var records: Set<Step.Record> {
      Set(path.filter { $0.state == "observed" }.flatMap(\.evidence))
    }

    /// `5 of 6 steps observed, strong`.
    var strengthWords: String {
      stepsExpected > 0
        ? "\(stepsObserved) of \(stepsExpected) steps observed, \(strength)" : strength
    }
  }

  private struct File: Decodable { var findings: [Finding] }

  /// The findings, in the order of the narrative's F-numbers.
  let findings: [Finding]
  /// The time of each dated event, to the second, by place: `file:offset`.
  let times: [String: String]

  /// Reads two exports of one case.
  init(findingsJSON: [UInt8], timeline: [UInt8]) throws {
    findings = try JSONDecoder().decode(File.self, from: Data(findingsJSON)).findings
    let rows = String(decoding: timeline, as: UTF8.self).split(separator: "\n").map(Self.cells)
    let header = rows.first ?? []
    var times: [String: String] = [:]
    if let time = header.firstIndex(of: "datetime"), let file = header.firstIndex(of: "evidence"),
      let offset = header.firstIndex(of: "offset")
    {
      for row in rows.dropFirst() where row.count == header.count {
        times["\(row[file]):\(row[offset])"] = Self.second(row[time])
      }
    }
    self.times = times
  }

  /// The time of a cited record.
  func time(of record: Finding.Step.Record) -> String? {
    let file = record.member.map { record.file + "!" + $0 } ?? record.file
    return times["\(file):\(record.offset)"]
  }

  /// Every time that a finding may name: of its hops and of its records.
  func times(of finding: Finding) -> Set<String> {
    let hops = (finding.path.map(\.time) + [finding.firstSeen, finding.lastSeen])
      .compactMap { $0.map(Self.second) }
    return Set(hops + finding.path.flatMap(\.evidence).compactMap(time))
  }

  /// `2026-03-10 14:31:16` of `2026-03-10T14:31:16.0000000Z`.
  static func second(_ text: String) -> String {
    String(text.prefix(19)).replacingOccurrences(of: "T", with: " ")
  }

  /// The cells of one line of CSV.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }
}
