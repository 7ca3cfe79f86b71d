extension PictureClass {
  /// The colour that stands literally beside the class, for readers without a style sheet.
  ///
  /// On white every text has a contrast of 4.5 or more; tenant 3 has 3.3 and never colours text, and what lies on it is black.
  public var color: String {
    switch self {
    case .paper, .onDark, .halo: "#ffffff"
    case .ink, .onLight, .lineObserved, .lineInk: "#1a1d23"
    case .mute: "#565d69"
    case .tenant1, .lineTenant1: "#0a3573"
    case .tenant2, .lineTenant2: "#b8560f"
    case .tenant3, .lineTenant3: "#2f9e7a"
    case .tenant0, .lineTenant0: "#565d69"
    case .tint1: "#eef3fa"
    case .tint2: "#fdf4ec"
    case .tint3: "#eef8f4"
    case .tint0: "#f3f4f6"
    case .inferred, .lineInferred: "#8a4b00"
    case .missing, .lineMissing: "#6a7280"
    case .grid: "#d5d9e0"
    case .lineMute: "#8a919d"
    }
  }
}
