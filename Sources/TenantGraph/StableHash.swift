internal import Crypto

/// Short ids that stay the same on any machine and over any number of ingests.
public enum StableHash {
  /// The first 16 hexadecimal digits of the SHA-256 of a text.
  public static func hex16(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
