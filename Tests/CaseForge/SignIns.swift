import EntraModel

/// What varies from one sign-in to the next, beside its ids.
struct SignIn {
  /// Seconds before the newest moment of the forge.
  var secondsAgo: Int
  /// The bytes of who signs in.
  var person: [UInt8]
  /// Position in ``World/applications``.
  var application: Int
  /// Position in ``World/addresses``.
  var address: Int
  /// Whether somebody typed something.
  var isInteractive: Bool
  /// Whether the password was wrong.
  var isFailed: Bool
  /// Whether it was thought risky.
  var isAtRisk: Bool
}

/// Sign-ins in the shape of Graph's beta endpoint, about 4.8 kB each, newest first as Graph gives them.
///
/// One record in a hundred is an exact re-delivery of one of the last 64; one in fifty of the people is a guest of
/// another tenant. Nothing depends on a clock.
struct SignIns {
  private var random: SplitMix64
  /// Whose sign-ins they are.
  let world: World
  /// Fixed runs of bytes between the varying fields, and what is fixed per person, application and address.
  let fragments: Fragments
  private var recent: [[UInt8]] = []
  private var made = 0
  private let count: Int

  /// Prepares a sequence of a number of records, spread over 30 days.
  init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    world = World(random: &random)
    fragments = Fragments(world)
    self.count = count
  }

  /// Appends the next record, without a line end.
  mutating func appendNext(to bytes: inout [UInt8]) {
    if recent.count == 64, random.below(100) == 0 {
      bytes += recent[random.below(64)]
      made += 1
      return
    }
    let start = bytes.count
    appendRecord(to: &bytes)
    let record = Array(bytes[start...])
    if recent.count < 64 { recent.append(record) } else { recent[made % 64] = record }
    made += 1
  }

  private mutating func appendRecord(to bytes: inout [UInt8]) {
    let person = fragments.people[random.below(world.people.count)]
    let application = random.below(world.applications.count)
    let address = random.below(world.addresses.count)
    let isInteractive = random.below(3) == 0
    let failed = random.below(25) == 0
    let atRisk = random.below(400) == 0
    fragments.append(
      SignIn(
        secondsAgo: secondsAgo(), person: person, application: application, address: address,
        isInteractive: isInteractive, isFailed: failed, isAtRisk: atRisk),
      &random, to: &bytes)
  }

  /// Newest first over 30 days, with an hour of disorder as paging and re-delivery leave it.
  private mutating func secondsAgo() -> Int {
    made * (30 * 86_400 / max(count, 1)) + made % 7 + random.below(3600)
  }
}
