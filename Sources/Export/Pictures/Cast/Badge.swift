internal import EntraModel

/// The letter of a tenant in a square of its colour.
enum Badge {
  /// Draws it from its upper left corner, 22 pixels wide.
  static func draw(
    _ tenant: TenantID?, _ cast: PictureCast, into svg: inout SVGWriter, x: Double, y: Double,
    size: Double = 22
  ) {
    let (ink, letter) = (cast.ink(tenant), cast.letter(tenant))
    svg.rectangle(Box(x, y, size, size), fill: ink.solid, radius: 4)
    let style = TextStyle(size: letter.count < 2 && size > 20 ? 14 : 11, face: .bold)
    svg.text(
      letter, x: x + size / 2, y: y + size / 2 + style.size * 0.36, style, ink: ink.onSolid,
      anchor: .middle)
  }
}
