/// Words on a hatched stretch, on a ground of their own so that they can be read; left out where they don't fit.
enum GapLabel {
  /// Draws the first words that fit into a stretch, from the longest to the shortest.
  static func draw(
    _ words: [String], from left: Double, to right: Double, y: Double, into svg: inout SVGWriter
  ) {
    for text in words {
      let width = TextWidths.width(of: text, .small) + 10
      guard width + 8 <= right - left else { continue }
      let middle = (left + right) / 2
      svg.rectangle(Box(middle - width / 2, y - 6.5, width, 13), fill: .paper)
      svg.text(text, x: middle, y: y + 4, .small, anchor: .middle)
      return
    }
  }
}
