import EntraModel
import Export
import Foundation
import Testing

/// The timeline in the formats of other tools.
struct TimelineFormatsTests {
  private func lines(_ exporter: any Exporter.Type, _ input: ExportInput) throws -> [Substring] {
    try exported(exporter, input).split(separator: "\n")
  }

  private func objects(_ input: ExportInput) throws -> [[String: Any]] {
    try lines(TimesketchJSONL.self, input).map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func `every line for Timesketch has what it demands and nothing that it keeps for itself`()
    throws
  {
    let incident = Incident()
    let objects = try objects(incident.input)
    #expect(objects.count == incident.events.count)
    for object in objects {
      #expect(object["message"] is String && object["timestamp_desc"] is String)
      #expect(object["datetime"] is String && object["timestamp"] is Int)
      #expect(!object.keys.contains { $0.hasPrefix("_") })
      #expect(!object.values.contains { ($0 as? String) == "" })
    }
  }

  @Test func `the lines for Timesketch say what the rows of our timeline say`() throws {
    let rows = try CSVReader.read(exported(TimelineCSV.self, Incident().input))
    let objects = try objects(Incident().input)
    let shared = [
      "datetime", "message", "timestamp_desc", "actor", "evidence", "findings", "source",
    ]
    for (row, object) in zip(rows, objects) {
      for name in shared { #expect(row[name] == (object[name] as? String ?? "")) }
    }
    let policy = try #require(objects.first { $0["event_id"] as? String == "Directory_3" })
    #expect(policy["tag"] as? [String] == ["critical", "T1136.003", "T1484.002"])
    #expect(policy["timestamp"] as? Int == 1_748_854_803_000_000)
    #expect(policy["line"] as? Int == 30)
  }

  @Test(arguments: [""] + Hostile.values)
  func `a row for Timesketch says what the line says, apart from guard and spelling`(value: String)
    throws
  {
    let incident = value.isEmpty ? Incident() : Hostile.incident(value)
    let text = try exported(TimesketchCSV.self, incident.input)
    #expect(
      text.hasPrefix("message,datetime,timestamp,timestamp_desc,tag,data_type,precision,source,"))
    #expect(text.split(separator: "\n").count == incident.events.count + 1)
    let rows = try CSVReader.read(text)
    let objects = try objects(incident.input)
    #expect(rows.count == objects.count)
    for (row, object) in zip(rows, objects) {
      #expect(!row.keys.contains { $0.hasPrefix("_") })
      #expect(object.keys.allSatisfy { row[$0] != nil })
      for name in ["message", "datetime", "timestamp_desc"] { #expect(row[name]?.isEmpty == false) }
      for name in ["datetime", "timestamp_desc", "data_type", "result", "findings", "log_tenant"] {
        #expect(row[name] == (object[name] as? String ?? ""))
      }
      for name in ["timestamp", "line", "offset", "copies"] {
        #expect(row[name].flatMap(Int.init) == object[name] as? Int)
      }
      let tags = try JSONDecoder().decode([String].self, from: Data((row["tag"] ?? "").utf8))
      #expect(tags == object["tag"] as? [String] ?? [])
      for (name, cell) in row where value.isEmpty && !(object[name] is Int || name == "tag") {
        #expect(cell == object[name] as? String ?? "")
      }
      for cell in row.values {
        #expect(cell == "-" || !["=", "+", "-", "@", "\t", "\r"].contains(cell.prefix(1)))
        #expect(cell.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
      }
    }
  }

  @Test func `a row for log2timeline has seventeen cells, cut where its format says`() throws {
    let lines = try lines(L2TCSV.self, Incident().input)
    #expect(lines.first.map(String.init) == L2TCSV.columns.joined(separator: ","))
    let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == Incident().events.count)
    let policy = try #require(rows.first { $0[16].contains("event_id: Directory_3") })
    #expect(policy[0] == "06/02/2025" && policy[1] == "09:00:03" && policy[3] == "....")
    #expect(policy[5] == "Entra ID Audit" && policy[7] == "admin@fabrikam.test")
    #expect(policy[9].count == 80 && policy[9].hasSuffix("..."))
    #expect(policy[12] == "evidence/AuditLogs.json" && policy[13] == "30")
    #expect(policy[14] == "T1136.003 T1484.002")
    let keys = policy[16].split(separator: ";").compactMap { $0.split(separator: ":").first }
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(keys == keys.sorted() && keys.count > 5)
  }

  @Test func `an undated event is in none of them`() throws {
    var undated = Incident().events[0]
    undated.instant = nil
    var input = Incident().input
    input.events = { ListCursor([undated]) }
    #expect(try exported(TimesketchJSONL.self, input).isEmpty)
    #expect(try lines(L2TCSV.self, input).count == 1)
    #expect(try lines(TimesketchCSV.self, input).count == 1)
  }

  @Test(arguments: Hostile.values)
  func `no value breaks a line, and none of log2timeline's runs as a formula`(value: String) throws
  {
    let incident = Hostile.incident(value)
    #expect(try objects(incident.input).count == incident.events.count)
    let lines = try lines(L2TCSV.self, incident.input)
    #expect(lines.count == incident.events.count + 1)
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells.count == 17)
      for cell in cells {
        #expect(cell == "-" || !["=", "+", "-", "@", "\t", "\r"].contains(cell.prefix(1)))
        #expect(cell.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
      }
    }
  }
}
