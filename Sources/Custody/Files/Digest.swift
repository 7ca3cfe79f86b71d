import Crypto

/// SHA-256 over bytes as they pass.
struct Digest {
  private var hasher = SHA256()

  mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in unsafe hasher.update(bufferPointer: buffer) }
  }

  /// The 32 bytes of what has passed so far.
  func bytes() -> [UInt8] { Array(hasher.finalize()) }

  /// The same as 64 hexadecimal digits in lower case.
  func hex() -> String { Digest.hex(bytes()) }

  static func hex(of bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.update(bytes)
    return digest.hex()
  }

  static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Hashes a whole file in chunks; also gives its size as read.
  static func ofFile(_ path: String) throws(CustodyError) -> (hex: String, bytes: Int64) {
    try ofFile(PosixFile.openForReading(path))
  }

  static func ofFile(_ file: PosixFile) throws(CustodyError) -> (hex: String, bytes: Int64) {
    var (digest, offset) = (Digest(), Int64(0))
    while true {
      let chunk = try file.read(at: offset, count: EvidenceReader.chunkBytes)
      if chunk.isEmpty { return (digest.hex(), offset) }
      digest.update(chunk)
      offset += Int64(chunk.count)
    }
  }
}
