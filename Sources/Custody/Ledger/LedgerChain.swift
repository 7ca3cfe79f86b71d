import EntraModel

/// The custody ledger's lines and how they hang together.
///
/// `custody.jsonl` has one JSON object a line, each ended by a line feed. A line's last field is `prev`: the SHA-256 of
/// the line before it, without its line feed; 64 zeros in the first. A stranger needs no crosstrail to check line 5:
///
///     sed -n 4p custody.jsonl | tr -d '\n' | sha256sum      # equals "prev" of line 5
///     tail -n 1 custody.jsonl | tr -d '\n' | sha256sum      # the head: compare it with a copy kept elsewhere
///
/// Records have `n` (from 1), `time` (this computer's clock, not attested), `operator` (asserted, not proven),
/// `action` and what the action needs. After the records of each commit stands a checkpoint with the case id, the number
/// of lines before it and the SHA-256 of the line before it as `head`. The chain shows any change, removal, insertion
/// or exchange within it; a cut at a checkpoint, or a chain computed anew, shows only against the database or against a
/// head that was kept outside the case.
enum LedgerChain {
  /// `prev` of the first line.
  static let origin = String(repeating: "0", count: 64)

  /// A record line.
  static func line(
    number: Int64, action: LedgerAction, now: Instant, operatorName: String, previous: String
  ) -> String {
    JSONText.of(
      .fields(
        [
          ("n", .number(number)), ("time", .text(now.description)),
          ("operator", .text(operatorName)), ("action", .text(action.name)),
        ] + action.fields + [("prev", .text(hash(of: previous)))]))
  }

  /// A checkpoint line.
  static func checkpoint(number: Int64, caseID: String, previous: String) -> String {
    let head = hash(of: previous)
    return JSONText.of(
      .fields([
        ("n", .number(number)), ("action", .text("checkpoint")), ("case", .text(caseID)),
        ("records", .number(number - 1)), ("head", .text(head)), ("prev", .text(head)),
      ]))
  }

  /// The hash by which the next line names a line; ``origin`` for no line.
  static func hash(of line: String) -> String { line.isEmpty ? origin : Digest.hex(of: line) }

  /// The number, from 1, of the first line that doesn't hang on the one before it; nil when all do.
  static func firstBreak(in lines: [String]) -> Int? {
    var previous = ""
    for (index, line) in lines.enumerated() {
      let expected = ",\"prev\":\"" + hash(of: previous) + "\"}"
      let number = "{\"n\":" + String(index + 1) + ","
      guard line.hasSuffix(expected), line.hasPrefix(number) else { return index + 1 }
      previous = line
    }
    return nil
  }
}
