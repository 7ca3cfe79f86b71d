import Foundation

/// Evidence files in which every record stands inside another one, full of text that makes decoders differ.
struct NestedEvidence {
  /// How records are nested.
  enum Form: String, CaseIterable {
    case splunk, splunkResult, splunkTable, elastic, elasticDotted, elasticFields
    case unifiedAudit, unifiedAuditTable, unifiedAuditTabs, answer, logAnalyticsTable
  }

  /// How a file's text becomes bytes.
  enum Coding: String, CaseIterable { case utf8, utf8Mark, utf16le, utf16be }

  /// How a file is packed.
  enum Packing: String, CaseIterable { case plain, gzip, zip }

  private var random: UInt64
  /// The ids of the file's records, no two of which happened in one minute.
  let ids: [String]
  private let minute: Int

  init(seed: Int) {
    random = UInt64(seed) &* 2 &+ 1
    ids = (1...3).map { number in
      let digits = String(seed * 10 + number)
      return "e0e0e0e0-1111-4222-8333-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
    minute = seed * 3
  }

  private func time(_ index: Int) -> String {
    let parts = [(minute + index) / 60, (minute + index) % 60].map { String($0 + 100).dropFirst() }
    return "2026-03-01T\(parts[0]):\(parts[1]):06"
  }

  private mutating func below(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((random >> 33) % UInt64(bound))
  }

  /// Pieces of the text between a JSON string's quotes.
  private static let pieces = [
    "plain", #"\""#, #"\\"#, #"\\\""#, #"\u0041"#, #"\u0000"#, #"\ud83d\ude00"#, "😀", "Å", "\u{A0}",
    #"\r\n"#, #"\n"#, #"\t"#, #"\/"#, "''", ",", ";", "{}", "[", #"\\u0041"#, #"\\\\"#, "</b>",
    "$(id)", "`", #"\ud800"#, #"\udc00x"#, "%s", "\u{202E}", "=1+1", #"\"\""#,
  ]

  private mutating func text() -> String {
    (0...below(6)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined()
  }

  /// A blank where JSON allows one.
  private mutating func blank() -> String { ["", "", "", " ", "\r\n", "\n", "\t"][below(7)] }

  /// A record of the unified audit log with hostile text in it, one of its keys there twice.
  private mutating func unified(_ id: String, _ time: String) -> String {
    #"{"CreationTime":\#(blank())"\#(time)","Id":"\#(id)","Operation":"Update user.","#
      + #""RecordType":8,"Workload":"AzureActiveDirectory",\#(blank())"OrganizationId":"\#(Self.tenant)","#
      + #""UserId":"\#(text())","ObjectId":"\#(text())","Twice":"\#(text())","Twice":\#(blank())[1,"\#(text())"]}"#
  }

  /// An envelope of Azure Monitor around an audit record.
  private mutating func monitor(_ id: String, _ time: String) -> String {
    #"{"time":"\#(time)Z",\#(blank())"category":"AuditLogs","operationName":"Update user","#
      + #""tenantId":"\#(Self.tenant)","properties":{"id":"\#(id)","category":"UserManagement","#
      + #""activityDisplayName":"Update user","activityDateTime":"\#(time)Z",\#(blank())"#
      + #""initiatedBy":{"user":{"displayName":"\#(text())"}},"targetResources":[{"displayName":"\#(text())"}]}}"#
  }

  static let tenant = "bbbbbbbb-1111-4222-8333-00000000000b"

  /// The text as a JSON string, some characters escaped that needn't be.
  private mutating func quoted(_ text: String) -> String {
    var made = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": made += #"\""#
      case "\\": made += below(5) == 0 ? #"\u005c"# : #"\\"#
      case "\n": made += #"\n"#
      case "\r": made += #"\r"#
      case "\t": made += #"\t"#
      default:
        if scalar.value >= 0x80, below(3) == 0 {
          for unit in String(scalar).utf16 {
            made += "\\u" + String(UInt32(unit) + 0x10000, radix: 16).dropFirst()
          }
        } else {
          made.unicodeScalars.append(scalar)
        }
      }
    }
    return made + "\""
  }

  private mutating func cell(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// The text of a file with one record for each id.
  mutating func file(_ form: Form) -> String {
    var rows: [String] = []
    for (index, id) in ids.enumerated() {
      let time = time(index)
      let packed = below(2) == 0 ? unified(id, time) : monitor(id, time)
      let note = quoted(text().replacingOccurrences(of: #"\"#, with: ""))
      switch form {
      case .splunk:
        rows.append(#"{"note":\#(note),\#(blank())"_raw":\#(quoted(blank() + packed + blank()))}"#)
      case .splunkResult:
        let row = #"{"preview":false,"result":{"a/b~":[{}],"_raw":\#(quoted(packed)),"x":1}}"#
        rows.append(row)
      case .elastic:
        let source = #"{"@timestamp":"t","event":{"note":\#(note),"original":\#(quoted(packed))}}"#
        rows.append(#"{"_index":"i","_source":\#(source)}"#)
      case .elasticDotted:
        // Collected from a Splunk forwarder: a record in a record in a record.
        let raw = #"{"_raw":\#(quoted(packed))}"#
        rows.append(#"{"@timestamp":"t","event.original":\#(quoted(raw)),"z":[null]}"#)
      case .elasticFields:
        let fields = #"{"event.original":[\#(quoted(packed)),"b"]}"#
        rows.append(#"{"_id":"\#(index)","@timestamp":"t","fields":\#(fields)}"#)
      case .unifiedAudit:
        rows.append(#"{"RecordType":8,"AuditData":\#(quoted(unified(id, time))),"n":\#(note)}"#)
      case .answer:
        rows.append(#"[7,\#(note),\#(quoted(unified(id, time))),{"k":[1]}]"#)
      case .splunkTable: rows.append("x,\(cell(packed)),\(cell(text()))")
      case .unifiedAuditTable:
        rows.append("\(cell("1/2/2026")),\(cell(unified(id, time))),\(index)")
      case .unifiedAuditTabs: rows.append("a\t\(cell(unified(id, time)))")
      case .logAnalyticsTable:
        let resources = #"[{"displayName":"\#(text())"}]"#
        rows.append(#"\#(time)Z,AuditLogs,\#(id),Update user,\#(cell(resources))"#)
      }
    }
    switch form {
    case .splunkTable: return "host,_raw,more\r\n" + rows.joined(separator: "\r\n") + "\r\n"
    case .unifiedAuditTable:
      return "CreationDate,AuditData,Index\r\n" + rows.joined(separator: "\r\n")
    case .unifiedAuditTabs: return "A\tAuditData\n" + rows.joined(separator: "\n") + "\n"
    case .logAnalyticsTable:
      return "TimeGenerated,Type,Id,OperationName,TargetResources\n" + rows.joined(separator: "\n")
    case .answer:
      let columns = ["a", "b", "AuditData", "d"].map { #"{"name":"\#($0)"}"# }
      let empty = #"{"name":"E","columns":[{"name":"q"}],"rows":[]}"#
      let names = columns.joined(separator: ",")
      return #"{"tables":[\#(empty),{"name":"P","columns":[\#(names)],"rows":["#
        + rows.joined(separator: ",\n") + "]}]}"
    default: return rows.joined(separator: "\n") + "\n"
    }
  }

  // MARK: Bytes

  static func bytes(_ text: String, _ coding: Coding) -> [UInt8] {
    switch coding {
    case .utf8: return Array(text.utf8)
    case .utf8Mark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16le:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16be:
      return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
  }

  /// The file in an archive that holds it as it is, so that no program is needed to make one.
  static func packed(_ bytes: [UInt8], name: String, _ packing: Packing) -> [UInt8] {
    switch packing {
    case .plain: bytes
    case .gzip: gzip(bytes)
    case .zip: zip(bytes, Array(name.utf8))
    }
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var made: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for start in stride(from: 0, to: max(1, bytes.count), by: 0xFFFF) {
      let block = bytes[start..<min(start + 0xFFFF, bytes.count)]
      let count = little(block.count, 2)
      made.append(start + 0xFFFF >= bytes.count ? 1 : 0)
      made += count
      made += count.map { ~$0 }
      made += block
    }
    made += little(Int(checksum(bytes)), 4)
    made += little(bytes.count, 4)
    return made
  }

  private static func zip(_ bytes: [UInt8], _ path: [UInt8]) -> [UInt8] {
    var head: [UInt8] = [0, 0, 0, 0, 0, 0, 0x21, 0]
    head += little(Int(checksum(bytes)), 4)
    head += little(bytes.count, 4)
    head += little(bytes.count, 4)
    head += little(path.count, 2)
    head += [0, 0]
    var made: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0]
    made += head
    made += path
    made += bytes
    var central: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0, 20, 0]
    central += head
    central += [UInt8](repeating: 0, count: 14)
    central += path
    let end = made.count
    made += central
    made += [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] as [UInt8]
    made += little(central.count, 4)
    made += little(end, 4)
    made += [0, 0]
    return made
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
