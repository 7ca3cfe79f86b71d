internal import CLibXML2

/// The library that writes XML.
public enum XMLLibrary {
  /// The version of libxml2 that this build was made with.
  public static var libxml2Version: String { LIBXML_DOTTED_VERSION }
}
