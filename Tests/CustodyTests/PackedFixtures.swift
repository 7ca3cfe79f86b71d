import Foundation

/// Small archives of one made-up record each, as common programs pack them.
enum PackedFixtures {
  /// `a.json.gz`.
  static let gzip = bytes(
    """
    H4sIAAAAAAACA02MMQvCMBBGd3+F3NxCWsEhm+Kqg9TF0uFIjnJgk5JchVD63z2dhG967/H1K7AHCzEQVIBO+M1S\
    LijU8UQqWtMea3OoTdM1xprvnv8l5/mF5Ya/+OT9fsmUNHB6McZUlD6UXDHgSBMFUceBhdX7s+p1q0AwjSR3ynFJ\
    jjLYftiG3Qfuo5tinAAAAA==
    """)
  /// `a.json`, `d/b.json`, a link to a file outside and a hidden file, packed with zstd.
  static let tarZstandard = bytes(
    """
    KLUv/WQAJ90HAOJMKRhQ+a2sGZiHc37QBQ0AnYzcLQCsiRmrvgPY4jl3x4gteq+9wvq8uMG0SL45Zw2pij0BqqSm\
    hHpufWDn+fP59elPhZJcNv+6/871z/GNX5rTTTR+3cW/tj7uwWBvRTuj1jzfpZpUC9k64Dogt16+dYh/zYy/h/1b\
    mgqUcx1N6O6UnObvum8Gwae/B2cN5s1ItXXii3PGtuLDTgPfWqdhIHVync8IHSAgwG6CsmYD/asHY6oDAgAAe0Cm\
    RVU17ExA0GXIAEpvrFRsAbMDUBoKIHsMxuoQB/oLwBJwUwAnAQ57cUNmvVXlQD5Pdxgs2H/gdISsQQeYTmULXkJl\
    xA==
    """)
  /// `a.json` and `d/b.json`.
  static let sevenZip = bytes(
    """
    N3q8ryccAAQY2y1e8AAAAAAAAAAhAAAAAAAAAG+xZXPgATcAhl0ALZ7ARpNazjTyVYeo+UBmdv+5McT7Ox2K5tuq\
    rWEE/nEcJJ5ZRLqmwNLOynwF+8za6YbQspJOSgTylNU+uFQd5BaILMPaodZB4BOXPc8x0pdER58A20f89dGhp+tu\
    cmBAvmgREDJ+yAgtV1zpWyo0kWzmJ2KefjkZHUK0GMIx0jzNB3rUAAAAAACBMweuD9Uv9tyWbCkfSB2atbdiqfAR\
    CUa7dCp4vhnA4X+goc3w4CR62ylw08bjwOYzyL1zL/9ks4j957e7EXXZb0Ju9r80A9xL4nCLmIktmprDUZesht9Z\
    24HyhZEAAAAXBoCOAQliAAcLAQABIwMBAQVdABAAAAx2CgGSKUlKAAA=
    """)

  private static func bytes(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text) ?? Data())
  }
}
