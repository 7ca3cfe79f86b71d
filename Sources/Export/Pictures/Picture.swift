/// A picture of a case: the same story as SVG and in words.
///
/// The SVG holds no style sheet, script, link to outside or font, every shape has literal attributes and a class of
/// ``PictureClass``, and every id begins with the picture's name, so that several pictures live in one page.
public struct Picture: Sendable, Equatable {
  /// The name, stable between runs: `path-1` for finding F1, `tenants`, `activity`, `coverage`, `policy-1`.
  public var name: String
  /// One line for people, plain text in which nothing hides.
  public var title: String
  /// The picture in words: everything that can be read off it, plain text in which nothing hides.
  public var words: String
  /// The finding that it shows; nil for a picture of the whole case.
  public var findingID: String?
  /// SVG texts of its parts from top to bottom, so that a printed page can break between them; one is the whole.
  public var figures: [String]
  /// The whole picture as one SVG text that ends with a line break.
  public var svg: String

  /// Makes a picture.
  public init(
    name: String, title: String, words: String, findingID: String?, figures: [String], svg: String
  ) {
    self.name = name
    self.title = title
    self.words = words
    self.findingID = findingID
    self.figures = figures
    self.svg = svg
  }

  /// The name of its file below `exports/pictures/`.
  public var fileName: String { name + ".svg" }

  /// Where a hop of a path picture leads: the id that a page gives the hop's own section, `path-1-hop-4`.
  ///
  /// Every hop is a link `<a href="#path-1-hop-4" class="hop">`, which leads nowhere in a file of its own.
  public static func anchor(ofHop step: Int, in name: String) -> String { "\(name)-hop-\(step)" }
}

/// A picture before it is drawn: enough to refer to it.
public struct PictureOutline: Sendable, Equatable {
  /// The name, stable between runs: `path-1`.
  public var name: String
  /// One line for people, plain text in which nothing hides.
  public var title: String
  /// The finding that it shows; nil for a picture of the whole case.
  public var findingID: String?

  /// Makes an outline.
  public init(name: String, title: String, findingID: String?) {
    (self.name, self.title, self.findingID) = (name, title, findingID)
  }

  /// The name of its file below `exports/pictures/`.
  public var fileName: String { name + ".svg" }
}
