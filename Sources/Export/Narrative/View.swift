internal import Mustache

/// What a template sees: named fields that are Markdown, switches, or lists of further views.
///
/// A field without a value is present and false, so that a section for it never falls back to a field of the same name in
/// an outer list. Values are text to the template engine and are never expanded again.
struct View: MustacheParent {
  private var fields: [String: any Sendable] = [:]

  /// Sets a text; an empty one counts as absent.
  mutating func set(_ name: String, _ text: Markdown) {
    fields[name] = text.isEmpty ? NoValue() : text.text
  }

  /// Sets a switch.
  mutating func set(_ name: String, flag: Bool) { fields[name] = flag }

  /// Sets a list, and `has<Name>` so that a template can print a heading once.
  mutating func set(_ name: String, _ list: [View]) {
    fields[name] = list
    fields[TemplateField.presence(of: name)] = !list.isEmpty
  }

  /// Sets a list of texts, each reached as `{{text}}`.
  mutating func set(_ name: String, texts: [Markdown]) {
    set(
      name,
      texts.map { text in
        var view = View()
        view.set("text", text)
        return view
      })
  }

  /// The names of the fields that are set.
  var names: [String] { fields.keys.sorted() }

  /// The entries of a list; none for anything else.
  func list(_ name: String) -> [View] { fields[name] as? [View] ?? [] }

  /// The value of a field for the engine.
  func child(named name: String) -> Any? { fields[name] }
}

/// A field that is there and says nothing.
private struct NoValue: MustacheCustomRenderable, Sendable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
