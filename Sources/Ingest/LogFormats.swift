/// The formats that are read, in the order in which a record is held against them.
public enum LogFormats {
  /// Every format.
  public static let all: [any LogFormat.Type] = []
}
