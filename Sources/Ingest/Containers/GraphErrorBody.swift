/// The error body that a collector saved in place of a log.
enum GraphErrorBody {
  /// One line with Graph's code and words, saying that the log is missing.
  static func message(of bytes: [UInt8]) -> String {
    let parser = RecordParser()
    guard let record = try? parser.tape(of: bytes) else {
      return "a Graph error: the log is missing"
    }
    return message(of: record.root)
  }

  /// One line of a record that is an error body.
  static func message(of record: JSONValue) -> String {
    let error = record["error"] ?? record["odata.error"]
    let code = error?["code"]?.text ?? "without a code"
    guard let words = error?["message"]?.text ?? error?["message"]?["value"]?.text else {
      return "Graph error \(code): the log is missing"
    }
    return "Graph error \(code) (\(words)): the log is missing"
  }
}
