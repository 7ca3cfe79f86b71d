/// A column of a sheet.
struct SheetColumn {
  /// What stands in the header.
  var title: String
  /// Width in characters.
  var width: Double

  /// Makes a column; without a width its title tells one.
  init(_ title: String, _ width: Double? = nil) {
    self.title = title
    self.width = width ?? max(Double(title.utf8.count) + 3, 10)
  }
}
