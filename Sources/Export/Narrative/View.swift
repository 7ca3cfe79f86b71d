internal import Mustache

/// What a template sees: named fields that are texts, switches, or lists of further views.
///
/// A field without a value is present and false, so that a section for it never falls back to a field of the same name in
/// an outer list. Values are text to the template engine and are never expanded again. A view is written as Markdown unless
/// ``inHTML`` asks for the other.
struct View: MustacheParent {
  private enum Field {
    case text(Markdown)
    case ready(String)
    case flag(Bool)
    case list([View])
  }

  private var fields: [String: Field] = [:]
  private var isHTML = false

  /// Sets a text; an empty one counts as absent.
  mutating func set(_ name: String, _ text: Markdown) { fields[name] = .text(text) }

  /// Sets a switch.
  mutating func set(_ name: String, flag: Bool) { fields[name] = .flag(flag) }

  /// Sets a text that is finished for one kind of document and goes in as it is.
  mutating func set(_ name: String, ready: String) { fields[name] = .ready(ready) }

  /// Sets a list, and `has<Name>` so that a template can print a heading once.
  mutating func set(_ name: String, _ list: [View]) {
    fields[name] = .list(list)
    fields[TemplateField.presence(of: name)] = .flag(!list.isEmpty)
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
  func list(_ name: String) -> [View] {
    guard case .list(let views)? = fields[name] else { return [] }
    return views
  }

  /// The same view, its lists included, for templates of HTML.
  var inHTML: View {
    var copy = self
    copy.isHTML = true
    for (name, field) in fields {
      if case .list(let views) = field { copy.fields[name] = .list(views.map(\.inHTML)) }
    }
    return copy
  }

  /// The value of a field for the engine.
  func child(named name: String) -> Any? {
    switch fields[name] {
    case .text(let text): text.isEmpty ? NoValue() : (isHTML ? text.html : text.text)
    case .ready(let text): text.isEmpty ? NoValue() : text
    case .flag(let flag): flag
    case .list(let views): views
    case nil: nil
    }
  }
}

/// A field that is there and says nothing.
private struct NoValue: MustacheCustomRenderable, Sendable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
