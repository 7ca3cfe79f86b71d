/// The classes of shapes in pictures, by which a page may colour them anew; each shape has its colours literally as well.
///
/// A class says what a shape means. `fill-` classes colour the inside, `line-` classes the outline.
public enum PictureClass: String, Sendable, CaseIterable {
  /// The ground of the picture: white.
  case paper = "fill-paper"
  /// Text and shapes in full ink.
  case ink = "fill-ink"
  /// Text of second rank.
  case mute = "fill-mute"
  /// Text on a shape in full ink or in a tenant's dark colour: white.
  case onDark = "fill-on-dark"
  /// Text on a tenant's light colour: near black.
  case onLight = "fill-on-light"
  /// The tenants' three colours, in order over and over.
  case tenant1 = "fill-tenant-1"
  case tenant2 = "fill-tenant-2"
  case tenant3 = "fill-tenant-3"
  /// A tenant that isn't known.
  case tenant0 = "fill-tenant-0"
  /// The ground of a tenant's lane.
  case tint1 = "fill-tint-1"
  case tint2 = "fill-tint-2"
  case tint3 = "fill-tint-3"
  case tint0 = "fill-tint-0"
  /// Text and shapes of what follows from other records.
  case inferred = "fill-inferred"
  /// Text and shapes of what no collected log shows.
  case missing = "fill-missing"
  /// Lines of the three kinds of evidence.
  case lineObserved = "line-observed"
  case lineInferred = "line-inferred"
  case lineMissing = "line-missing"
  /// Outlines in a tenant's colour.
  case lineTenant1 = "line-tenant-1"
  case lineTenant2 = "line-tenant-2"
  case lineTenant3 = "line-tenant-3"
  case lineTenant0 = "line-tenant-0"
  /// The ground's colour around a line or a text, so that it stands clear of what is below.
  case halo = "line-paper"
  /// Axes, brackets and outlines in full ink.
  case lineInk = "line-ink"
  /// Thin grey lines: grids, borders of lanes.
  case grid = "line-grid"
  /// Grey lines that carry meaning: buses, zigzags.
  case lineMute = "line-mute"
}
