import EntraModel
import GRDB

/// Gathers the baseline of accounts from the sign-ins of the case.
enum BaselineQuery {
  static func baseline(accounts upns: [String], _ database: Database) throws -> Baseline {
    let wanted = Set(upns.map { $0.lowercased() }.filter { !$0.isEmpty })
    guard !wanted.isEmpty else { return Baseline() }
    let spellings = try spellings(of: wanted, database)
    var sightings: [Sighting: Instant] = [:]
    var signIns: [String: (count: Int, first: Instant)] = [:]
    let rows = try rows(of: spellings.keys.sorted(), database)
    let decoder = try EventDecoder(database)
    while try rows.step() {
      let account: String
      if rows.isInteger(0) {
        guard let known = spellings[rows.integer(0)] else { continue }
        account = known
      } else {
        account = rows.text(0).lowercased()
        guard wanted.contains(account) else { continue }
      }
      let (first, count) = (Instant(ticks: rows.integer(3)), Int(rows.integer(4)))
      let known = signIns[account] ?? (0, first)
      signIns[account] = (known.count + count, min(known.first, first))
      for (kind, column) in [("country", Int32(1)), ("asn", Int32(2))] {
        let value = try decoder.text(rows, at: column)
        guard !value.isEmpty else { continue }
        let sighting = Sighting(account: account, kind: kind, value: value)
        sightings[sighting] = min(sightings[sighting] ?? first, first)
      }
    }
    var baseline = Baseline()
    baseline.signIns = signIns
    baseline.traits = sightings.map {
      Baseline.Trait(
        account: $0.key.account, kind: $0.key.kind, value: $0.key.value, first: $0.value)
    }.sorted {
      ($0.account, $0.kind, $0.first, $0.value) < ($1.account, $1.kind, $1.first, $1.value)
    }
    return baseline
  }

  private struct Sighting: Hashable {
    var account: String
    var kind: String
    var value: String
  }

  private static func rows(of accounts: [Int64], _ database: Database) throws -> Statement {
    let sources = EventSource.allCases.filter(\.isSignIn).map { String($0.rawValue) }
      .joined(separator: ",")
    let list = accounts.map { String($0) }.joined(separator: ",")
    return try Statement(
      database,
      """
      SELECT actor_upn, country, autonomous_system, min(ticks), count(*) FROM event
      WHERE source IN (\(sources)) AND copy_of IS NULL AND ticks IS NOT NULL
        AND result = \(EventResult.success.rawValue) AND actor_upn IS NOT NULL
        AND (typeof(actor_upn) = 'text' OR actor_upn IN (\(list)))
      GROUP BY actor_upn, country, autonomous_system
      """)
  }

  /// Numbers of the texts that are a wanted UPN in some spelling.
  private static func spellings(of wanted: Set<String>, _ database: Database) throws
    -> [Int64: String]
  {
    let texts = try Statement(database, "SELECT id, value FROM text WHERE instr(value, '@') > 0")
    var found: [Int64: String] = [:]
    while try texts.step() {
      let upn = texts.text(1).lowercased()
      if wanted.contains(upn) { found[texts.integer(0)] = upn }
    }
    return found
  }
}
