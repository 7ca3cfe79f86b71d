internal import CXLSXWriter

/// The library that writes workbooks.
public enum SpreadsheetLibrary {
  /// The version of libxlsxwriter that this build was made with.
  public static var libxlsxwriterVersion: String { LXW_VERSION }
}
