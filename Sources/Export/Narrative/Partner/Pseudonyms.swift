internal import Crypto

/// Names that stand for what isn't to be known: the same for the same thing in every run of one case, and told by nobody
/// without the case's key.
///
/// HMAC-SHA256 over kind and value, cut to 40 bits: enough to tell the things of one case apart.
struct Pseudonyms {
  private static let bytes = 5
  private let key: SymmetricKey

  /// Takes the case's key.
  init(key: [UInt8]) {
    self.key = SymmetricKey(data: key)
  }

  /// `tenant-3f9a0c51b7`: the kind, and ten hexadecimal digits.
  ///
  /// The kind goes into the hash too, so that an account and a tenant of one id aren't seen to be related; the case of
  /// letters doesn't.
  func name(_ kind: String, _ value: String) -> String {
    let message = Array((kind + "\u{0}" + value.lowercased()).utf8)
    let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
    let digits = code.prefix(Self.bytes).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return kind + "-" + digits.joined()
  }
}
