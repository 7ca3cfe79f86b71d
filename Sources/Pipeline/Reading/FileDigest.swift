internal import Custody
internal import EntraModel
internal import Glibc

/// SHA-256 of records and of whole files, as 64 hexadecimal digits.
enum FileDigest {
  /// The hash of bytes.
  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = EvidenceDigest()
    digest.update(bytes)
    return digest.hex()
  }

  /// The hash of a file of the case as it is now.
  static func sha256(of file: EvidenceID, in casefile: Casefile) throws -> String {
    var digest = EvidenceDigest()
    try casefile.readEvidence(file) { chunk in
      digest.update(chunk)
      return true
    }
    return digest.hex()
  }

  /// The hash of a file that isn't in the case yet, read in pieces of 1 MiB.
  static func sha256(ofFile path: String) throws(CustodyError) -> String {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw CustodyError(.unreadable, path: path, "can't be opened") }
    defer { close(file) }
    var digest = EvidenceDigest()
    while true {
      var failed = false
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        let got = unsafe read(file, buffer.baseAddress, buffer.count)
        failed = got < 0
        count = max(0, got)
      }
      if failed { throw CustodyError(.unreadable, path: path, "can't be read to its end") }
      if piece.isEmpty { return digest.hex() }
      digest.update(piece)
    }
  }
}
