internal import Custody
internal import Detect
internal import EntraModel

/// Looks at machine and case, and changes neither.
struct DoctorRun {
  /// Free bytes below which an ingest is likely to fail.
  private static let fewBytes: Int64 = 1_000_000_000

  private var checks: [DoctorReport.Check] = []

  /// Looks at the machine, and at a case where one is named.
  static func run(
    casePath: String?, temporaryFolder: String, tool: String
  ) -> DoctorReport {
    var run = DoctorRun()
    run.machine(temporaryFolder: temporaryFolder, workFolder: casePath ?? ".")
    guard let casePath else {
      return DoctorReport(path: nil, checks: run.checks, rules: [], facts: nil)
    }
    do {
      let casefile = try Casefile.open(at: casePath, readOnly: true)
      let facts = try CaseAccess.facts(casefile, tool: tool)
      try run.look(at: casefile, facts)
      return DoctorReport(
        path: casePath, checks: run.checks, rules: rules(facts), facts: facts)
    } catch {
      run.add("case", "database", .failed, PipelineError(wrapping: error, changed: "").what)
      return DoctorReport(path: casePath, checks: run.checks, rules: [], facts: nil)
    }
  }

  private mutating func machine(temporaryFolder: String, workFolder: String) {
    for library in Libraries.all {
      let isOld = library.name == "SQLite" && !StoreLibrary.isRecentEnough
      add(
        "machine", library.name, isOld ? .failed : .fine,
        library.version + (isOld ? ": older than 3.33, which a case needs" : ""))
    }
    place("temporary folder", temporaryFolder)
    place(workFolder == "." ? "this folder" : "folder of the case", workFolder)
  }

  /// `43.6 GB`, below one `870 MB`.
  private static func size(_ bytes: Int64) -> String {
    bytes < 1_000_000_000
      ? "\(bytes / 1_000_000) MB"
      : "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
  }

  private static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  private mutating func place(_ name: String, _ path: String) {
    guard let space = DiskSpace.at(path) else {
      return add("machine", name, .failed, "\(path) can't be looked at")
    }
    let free = "\(Self.size(space.free)) free at \(path)"
    guard space.isWritable else {
      return add("machine", name, .failed, "\(path) can't be written by this user")
    }
    add(
      "machine", name, space.free < Self.fewBytes ? .warning : .fine,
      space.free < Self.fewBytes ? free + ": little for an ingest" : free)
  }

  private mutating func look(at casefile: Casefile, _ facts: CaseFacts) throws {
    let report = try casefile.examine()
    let (evidence, other) = (
      report.problems.filter { $0.file.hasPrefix("evidence/") },
      report.problems.filter { !$0.file.hasPrefix("evidence/") }
    )
    for problem in other {
      add("case", problem.kind.rawValue, .failed, "\(problem.file): \(problem.message)")
    }
    if !other.contains(where: { $0.kind == .database }) {
      add("case", "database", .fine, "opens and adds up, \(facts.events) events")
    }
    if !other.contains(where: { $0.kind == .ledger }) {
      add("case", "ledger", .fine, "\(report.ledgerLines) lines, each hangs on the one before it")
    }
    for problem in evidence {
      add("case", "evidence", .failed, "\(problem.file): \(problem.message)")
    }
    if evidence.isEmpty {
      add(
        "case", "evidence", .fine,
        "\(Self.files(facts.evidence.count)), each there and as long as it was; case verify hashes them"
      )
    }
    let isWritable = DiskSpace.at(casefile.path)?.isWritable ?? false
    add(
      "case", "permissions", isWritable ? .fine : .warning,
      isWritable ? "may be written by this user" : "can be read and not written by this user")
    let declared = facts.ownTenants.count
    add(
      "case", "own tenants", declared == 0 ? .warning : .fine,
      declared == 0
        ? "none is declared: which way a path leads can't be judged; crosstrail case own add says so"
        : "\(declared) declared")
    let unknown = facts.evidence.filter { $0.tenant == nil && $0.events + $0.duplicates > 0 }
    if !unknown.isEmpty {
      add(
        "case", "owners", .warning,
        "\(Self.files(unknown.count)) of unknown tenants, \(unknown[0].path) first: "
          + "crosstrail ingest --tenant says whose")
    }
  }

  private mutating func add(
    _ area: String, _ name: String, _ state: DoctorReport.Check.State, _ words: String
  ) {
    checks.append(DoctorReport.Check(area: area, name: name, state: state, words: words))
  }

  /// What each rule needs, held against the coverage.
  static func rules(_ facts: CaseFacts) -> [DoctorReport.Rule] {
    let own = Set(facts.ownTenants)
    return Detections.all.map { detection in
      let needs = detection.logsNeeded.map { words in
        let need = LogNeed(words)
        let holders = need.holders(facts.coverage)
        let isOwn = need.sides == [.target] && !own.isEmpty
        return DoctorReport.Need(
          words: words, held: (isOwn ? holders.intersection(own) : holders).sorted(),
          lacking: isOwn ? own.subtracting(holders).sorted() : [], isOptional: need.isOptional)
      }
      return DoctorReport.Rule(rule: detection.rule, needs: needs)
    }
  }
}
