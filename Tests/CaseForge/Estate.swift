import Foundation

/// The logs of a month of one tenant: a great many sign-ins, the audits of daily work, and an attack hidden in both.
///
/// The work is what a tenant of some thousand people shows: devices, departments, groups, roles, applications, guests whom
/// people invite, joiners and changes of a synchronization that was there long before, and partner policies that the usual
/// administrator tends. Everything is invented and depends on the seed alone.
struct Estate {
  /// The file of sign-ins in the folder.
  static let signInsName = "signIns.ndjson"
  /// The file of directory audits in the folder.
  static let auditsName = "directoryAudits.ndjson"

  private var signIns: SignIns
  private var random: SplitMix64
  private let counts: (signIns: Int, audits: Int)
  /// What is hidden, nil when nothing is.
  let attack: HiddenAttack?
  /// The tenant whose logs they are.
  var tenant: String { signIns.world.tenant }
  /// The tenant of the old synchronization.
  let partner: String

  /// Prepares an estate.
  init(seed: UInt64, signIns count: Int, audits: Int, hidesAttack: Bool) {
    signIns = SignIns(seed: seed, count: count)
    random = SplitMix64(seed: seed &+ 1)
    counts = (count, audits)
    partner = random.guid()
    attack = hidesAttack ? HiddenAttack(signIns.world, &random) : nil
  }

  /// Writes both files into a folder, newest record first.
  mutating func write(into folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var work = DailyWork(signIns.world, partner: partner, &random)
    try writeAudits(of: &work, to: folder + "/" + Self.auditsName)
    let rare = work.signIns(days: 30, &random) + (attack?.signIns(signIns.fragments) ?? [])
    try writeSignIns(
      with: rare.sorted { $0.secondsAgo < $1.secondsAgo }, to: folder + "/" + Self.signInsName)
  }

  private mutating func writeAudits(of work: inout DailyWork, to path: String) throws {
    var entries: [AuditEntry] = []
    while entries.count < counts.audits {
      // The newest hour stays free: the sign-ins end where the audits do.
      entries += work.entries(secondsAgo: 3600 + random.below(30 * 86_400 - 7200), &random)
    }
    entries.removeLast(entries.count - counts.audits)
    entries += attack?.audits ?? []
    let order = entries.enumerated().sorted {
      ($0.element.secondsAgo, $0.offset) < ($1.element.secondsAgo, $1.offset)
    }
    var output = try ForgedFile(path)
    for (_, entry) in order { try output.append(Array((entry.line(&random) + "\n").utf8)) }
    try output.close()
  }

  /// Writes the many sign-ins, and the few in their places among them.
  private mutating func writeSignIns(with rare: [SignIn], to path: String) throws {
    var output = try ForgedFile(path)
    var (rare, line) = (rare[...], [UInt8]())
    for number in 0...counts.signIns {
      let isLast = number == counts.signIns
      let secondsAgo = isLast ? .max : number * (30 * 86_400 / counts.signIns)
      while let next = rare.first, next.secondsAgo <= secondsAgo {
        line.removeAll(keepingCapacity: true)
        signIns.fragments.append(rare.removeFirst(), &random, to: &line)
        try output.append(line + [0x0A])
      }
      guard !isLast else { break }
      line.removeAll(keepingCapacity: true)
      signIns.appendNext(to: &line)
      try output.append(line + [0x0A])
    }
    try output.close()
  }
}
