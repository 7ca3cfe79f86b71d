/// The Traffic Light Protocol marking of a document, by the names of TLP 2.0.
enum Marking {
  /// What each marking means for whoever holds the document, as the standard's authors define them.
  static func meaning(of tlp: String) -> Markdown {
    switch tlp.uppercased() {
    case "TLP:RED": "for the eyes and ears of individual recipients only"
    case "TLP:AMBER+STRICT": "to be shared within the recipients' organization only, as needed"
    case "TLP:AMBER":
      "to be shared within the recipients' organization and its clients, as needed"
    case "TLP:GREEN": "to be shared within the community, not in public"
    case "TLP:CLEAR": "may be shared without limit"
    default: ""
    }
  }
}
