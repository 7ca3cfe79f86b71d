/// What the command line asks for.
struct Order {
  /// The lines that are printed with a refusal.
  static let usage = """
    usage: CaseForge signins --count N --seed N --out FILE [--shape \(shapes)]
           CaseForge estate --count N --audits N --seed N --out FOLDER [--attack yes|no]
    """
  private static let shapes = Shape.allCases.map(\.rawValue).joined(separator: "|")

  /// What can be made.
  enum Ware: String {
    /// Sign-ins in one file.
    case signIns = "signins"
    /// A tenant's month in a folder, with an attack hidden in it.
    case estate
  }

  /// What is made.
  var ware: Ware
  /// Number of sign-ins, re-deliveries included.
  var count = 0
  /// Number of audits of daily work.
  var audits = 0
  /// The seed; equal seeds give equal bytes.
  var seed: UInt64 = 0
  /// The file or folder to write.
  var out = ""
  /// How the sign-ins lie in the file.
  var shape = Shape.ndjson
  /// Whether an attack is hidden in the estate.
  var hidesAttack = true

  /// Reads the arguments after the program's name.
  init(arguments: [String]) throws(Refusal) {
    guard let ware = arguments.first.flatMap(Ware.init) else {
      throw Refusal(message: "only signins and an estate can be made")
    }
    self.ware = ware
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Refusal(message: "\(name) needs a value") }
      switch (name, ware) {
      case ("--count", _): count = try Self.number(value, of: name)
      case ("--audits", .estate): audits = try Self.number(value, of: name)
      case ("--seed", _):
        guard let number = UInt64(value) else {
          throw Refusal(message: "--seed is not a number: \(value)")
        }
        seed = number
      case ("--out", _): out = value
      case ("--shape", .signIns):
        guard let known = Shape(rawValue: value) else {
          throw Refusal(message: "--shape is none of \(Order.shapes): \(value)")
        }
        shape = known
      case ("--attack", .estate):
        guard ["yes", "no"].contains(value) else {
          throw Refusal(message: "--attack is yes or no, not \(value)")
        }
        hidesAttack = value == "yes"
      default:
        throw Refusal(message: "unknown option of \(ware.rawValue): \(name)")
      }
    }
    guard count > 0, !out.isEmpty else { throw Refusal(message: "--count and --out are needed") }
    guard ware != .estate || audits > 0 else { throw Refusal(message: "--audits is needed") }
  }

  private static func number(_ value: String, of name: String) throws(Refusal) -> Int {
    guard let number = Int(value), number > 0 else {
      throw Refusal(message: "\(name) is not a positive number: \(value)")
    }
    return number
  }

  /// Writes what was asked for; of an estate it says whose logs they are and what is hidden.
  func carryOut() throws {
    switch ware {
    case .signIns: try writeSignIns()
    case .estate:
      var estate = Estate(seed: seed, signIns: count, audits: audits, hidesAttack: hidesAttack)
      try estate.write(into: out)
      print("own tenant      \(estate.tenant)\nknown partner   \(estate.partner)")
      if let attack = estate.attack {
        print("hidden attacker \(attack.home)\nits account     \(attack.upn)")
      }
    }
  }

  private func writeSignIns() throws {
    var output = try ForgedFile(out)
    var signIns = SignIns(seed: seed, count: count)
    try output.append(shape.opening)
    var (record, shaped): ([UInt8], [UInt8]) = ([], [])
    for index in 0..<count {
      record.removeAll(keepingCapacity: true)
      shaped.removeAll(keepingCapacity: true)
      if index > 0 { shaped.append(shape.separator) }
      signIns.appendNext(to: &record)
      shape.append(record[...], to: &shaped)
      try output.append(shaped)
    }
    try output.append(shape.closing)
    try output.close()
  }
}
