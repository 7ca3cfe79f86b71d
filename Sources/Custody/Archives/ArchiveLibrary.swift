internal import CArchive

/// The library that archives are read with.
public enum ArchiveLibrary {
  /// Its version: `3.7.4`.
  public static var libarchiveVersion: String {
    // The library gives one number, 3007004.
    let number = archive_version_number()
    return "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
  }
}
