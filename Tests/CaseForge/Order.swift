import Foundation

/// What the command line asks for.
struct Order {
  /// The line that is printed with a refusal.
  static let usage =
    "usage: CaseForge signins --count N --seed N --out FILE [--shape \(shapes)]"
  private static let shapes = Shape.allCases.map(\.rawValue).joined(separator: "|")

  /// Number of records, re-deliveries included.
  var count = 0
  /// The seed; equal seeds give equal bytes.
  var seed: UInt64 = 0
  /// The file to write.
  var out = ""
  /// How the records lie in the file.
  var shape = Shape.ndjson

  /// Reads the arguments after the program's name.
  init(arguments: [String]) throws(Refusal) {
    guard arguments.first == "signins" else { throw Refusal(message: "only signins can be made") }
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Refusal(message: "\(name) needs a value") }
      switch name {
      case "--count":
        guard let number = Int(value), number > 0 else {
          throw Refusal(message: "--count is not a positive number: \(value)")
        }
        count = number
      case "--seed":
        guard let number = UInt64(value) else {
          throw Refusal(message: "--seed is not a number: \(value)")
        }
        seed = number
      case "--out":
        out = value
      case "--shape":
        guard let known = Shape(rawValue: value) else {
          throw Refusal(message: "--shape is none of \(Order.shapes): \(value)")
        }
        shape = known
      default:
        throw Refusal(message: "unknown option: \(name)")
      }
    }
    guard count > 0, !out.isEmpty else { throw Refusal(message: "--count and --out are needed") }
  }

  /// Writes the file, a few mebibytes at a time.
  func carryOut() throws {
    _ = FileManager.default.createFile(atPath: out, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: out))
    var signIns = SignIns(seed: seed, count: count)
    var buffer: [UInt8] = []
    buffer.reserveCapacity(9 << 20)
    buffer += shape.opening
    var record: [UInt8] = []
    for index in 0..<count {
      if index > 0 { buffer.append(shape.separator) }
      record.removeAll(keepingCapacity: true)
      signIns.appendNext(to: &record)
      shape.append(record[...], to: &buffer)
      if buffer.count > 8 << 20 {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    buffer += shape.closing
    try file.write(contentsOf: buffer)
    try file.close()
  }
}
