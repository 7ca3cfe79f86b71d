internal import EntraModel

/// A finding with its number in every export.
struct NumberedPath {
  var number: Int
  var finding: Finding
}

extension Picture {
  /// The picture with itself as its only part.
  var whole: Picture {
    var picture = self
    picture.figures = [svg]
    return picture
  }
}

extension CaseWindow {
  /// Says how many events aren't drawn.
  var outsideWords: String {
    "\(LogNames.count(outside)) events with far-off dates lie outside this window."
  }
}
