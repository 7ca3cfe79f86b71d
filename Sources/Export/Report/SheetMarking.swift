/// The markings of the Traffic Light Protocol that the page repeats at the foot of every printed sheet.
enum SheetMarking: String {
  case clear, green, amber
  case amberStrict = "amber-strict"
  case red

  /// The marking of a text, nil for one of another kind.
  init?(_ text: String) {
    switch text.uppercased() {
    case "TLP:CLEAR", "TLP:WHITE": self = .clear
    case "TLP:GREEN": self = .green
    case "TLP:AMBER": self = .amber
    case "TLP:AMBER+STRICT": self = .amberStrict
    case "TLP:RED": self = .red
    default: return nil
    }
  }
}
