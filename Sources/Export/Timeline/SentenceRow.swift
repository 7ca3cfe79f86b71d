internal import EntraModel

/// What the sentence of an event is written into, piece by piece: a cell of a row, or a text of its own.
protocol SentenceRow {
  /// Begins with text of evidence, which decides whether a spreadsheet would run it.
  mutating func open(_ first: String)
  /// Adds text of evidence.
  mutating func piece(_ text: String)
  /// Adds a tenant.
  mutating func piece(_ guid: GUID)
  /// Adds a number.
  mutating func piece(_ number: Int64)
  /// Adds words of ours.
  mutating func words(_ text: String)
  /// Ends the sentence.
  mutating func close()
}

extension CSVRow: SentenceRow {}

/// The sentence as text, for formats that aren't ours; nothing in it hides.
struct PlainSentence: SentenceRow {
  private(set) var text = ""

  mutating func open(_ first: String) { piece(first) }
  mutating func piece(_ text: String) { self.text += VisibleText.of(text) }
  mutating func piece(_ guid: GUID) { text += guid.description }
  mutating func piece(_ number: Int64) { text += String(number) }
  mutating func words(_ text: String) { self.text += text }
  mutating func close() {}
}

extension EventMessage {
  /// The sentence of an event as text.
  func text(_ event: Event) -> String {
    var sentence = PlainSentence()
    write(event, to: &sentence)
    return sentence.text
  }
}
