internal import Crypto

/// Names STIX objects so that equal objects have equal ids: `type--` and a UUID of version 5 (RFC 9562).
enum STIXIdentifier {
  /// The namespace of STIX for observables, from section 2.9 of STIX 2.1.
  private static let observables: [UInt8] = [
    0x00, 0xAB, 0xED, 0xB4, 0xAA, 0x42, 0x46, 0x6C, 0x9C, 0x01, 0xFE, 0xD2, 0x33, 0x15, 0xA9, 0xB7,
  ]
  /// The namespace of crosstrail for everything else.
  private static let ours: [UInt8] = [
    0x6B, 0x1C, 0x5E, 0x42, 0x9D, 0x07, 0x4F, 0x3A, 0x8A, 0x51, 0x2E, 0x90, 0xC4, 0x7F, 0x13, 0xD8,
  ]

  /// The id of an observable, from its contributing properties in canonical JSON (RFC 8785).
  static func observable(_ type: String, canonical json: String) -> String {
    type + "--" + uuid(in: observables, of: json)
  }

  /// The id of any other object, from what makes it the same one over runs.
  static func object(_ type: String, key: String) -> String {
    type + "--" + uuid(in: ours, of: type + "\n" + key)
  }

  private static func uuid(in namespace: [UInt8], of name: String) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: namespace)
    hash.update(data: Array(name.utf8))
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (position, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(position) { text += "-" }
      let digits = String(byte, radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
