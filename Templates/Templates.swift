/// The narrative templates that are embedded in the program; a user's own folder overrides them by name.
public enum Templates {
  /// Name of a template without its extension, and its text, in alphabetical order.
  public static var narrative: [(name: String, text: String)] {
    [("technical", String(decoding: PackageResources.technical_mustache, as: UTF8.self))]
  }
}
