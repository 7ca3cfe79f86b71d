internal import CSimdJSON

/// The library that reads JSON.
public enum ParserLibrary {
  /// The version of simdjson that this build was made with.
  public static var simdjsonVersion: String {
    guard let version = unsafe csj_version() else { return "" }
    return unsafe String(cString: version)
  }
}
