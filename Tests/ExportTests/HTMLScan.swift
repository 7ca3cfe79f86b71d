/// Reads HTML as this program writes it, and names whatever a careful writer wouldn't write.
struct HTMLScan {
  /// A start tag.
  struct Tag: Equatable {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// The text of the elements in which markup means nothing, by element.
  private(set) var raw: [String: [String]] = [:]
  /// All other text, with its references undone and its white space joined.
  private(set) var text = ""
  /// What is wrong.
  private(set) var problems: [String] = []

  private static let void: Set<String> = ["meta", "input", "br"]
  private static let implied: Set<String> = ["td", "th"]
  private static let rawElements: Set<String> = ["style", "script"]

  /// Reads a page.
  init(_ page: String) {
    var rest = Substring(page)
    var open: [String] = []
    if rest.hasPrefix("<!doctype html>") {
      rest = rest.dropFirst(15)
    } else {
      problems.append("no doctype")
    }
    while let start = rest.firstIndex(of: "<") {
      text += Self.undone(rest[..<start])
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else {
        problems.append("a tag isn't closed")
        return
      }
      var tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.first == "/" {
        while let last = open.last, Self.implied.contains(last), last != tag.dropFirst() {
          open.removeLast()
        }
        if open.popLast() != String(tag.dropFirst()) {
          problems.append("</\(tag.dropFirst())> out of place")
        }
        text += " "
        continue
      }
      let closesItself = tag.last == "/"
      if closesItself { tag = tag.dropLast() }
      let read = Self.read(tag, &problems)
      tags.append(read)
      if Self.implied.contains(read.name), let last = open.last, Self.implied.contains(last) {
        open.removeLast()
      }
      if Self.implied.contains(read.name) { text += " " }
      if closesItself || Self.void.contains(read.name) { continue }
      open.append(read.name)
      if Self.rawElements.contains(read.name) {
        guard let close = rest.firstRange(of: "</\(read.name)") else {
          problems.append("<\(read.name)> isn't closed")
          return
        }
        raw[read.name, default: []].append(String(rest[..<close.lowerBound]))
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { problems.append("not closed: \(open)") }
    text = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// Every attribute of a name, with its element.
  func values(of attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  private static func read(_ tag: Substring, _ problems: inout [String]) -> Tag {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    var rest = tag.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      guard let first = rest.first else { break }
      let key = rest.prefix { $0.isLetter || $0 == "-" || $0 == ":" || $0.isNumber }
      guard !key.isEmpty else {
        problems.append("an odd attribute in <\(name)>: \(first)")
        break
      }
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
          problems.append("<\(name) \(key)> isn't quoted")
          break
        }
        value = undone(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[end...].dropFirst()
      }
      if attributes.updateValue(value, forKey: String(key)) != nil {
        problems.append("<\(name)> has \(key) twice")
      }
    }
    return Tag(name: String(name), attributes: attributes)
  }

  private static func undone(_ text: Substring) -> String {
    var result = String(text)
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"),
      ("&#183;", "·"), ("&#215;", "×"), ("&#160;", " "), ("&amp;", "&"),
    ] { result = result.replacing(reference, with: character) }
    return result
  }
}
