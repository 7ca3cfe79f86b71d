import Foundation

/// What the golden cases promise about rules, read from their golden.json.
struct GoldenIndex {
  /// The part of golden.json that speaks of rules.
  struct Promise: Decodable {
    var fires: [String]
    var informs: [String]?
    var silent: [String]
    var absent: [String]?
  }

  /// Promises by the name of the case.
  var promises: [String: Promise]

  /// Reads every case of Cases/ that has a golden.json.
  init() throws {
    promises = [:]
    for name in try House.entries(of: "Cases") where House.exists("Cases/\(name)/golden.json") {
      let text = try House.text(of: "Cases/\(name)/golden.json")
      promises[name] = try JSONDecoder().decode(Promise.self, from: Data(text.utf8))
    }
  }

  /// Takes promises as they are.
  init(promises: [String: Promise]) {
    self.promises = promises
  }

  /// What is missing for a rule: a case in which it fires, and a benign one in which it must not.
  ///
  /// A rule that is context alone, at info, is shown by a case that isn't benign and in which it informs.
  func gaps(of rule: String) -> [String] {
    var gaps: [String] = []
    if !promises.contains(where: { name, promise in
      promise.fires.contains(rule)
        || (!name.hasPrefix("benign-") && (promise.informs ?? []).contains(rule))
    }) {
      gaps.append("\(rule): no case fires it")
    }
    if !promises.contains(where: { name, promise in
      name.hasPrefix("benign-") && (promise.silent + (promise.absent ?? [])).contains(rule)
    }) {
      gaps.append("\(rule): no benign case says that it is silent")
    }
    return gaps
  }

  /// The rules that the files of Detect/Detections name, sorted.
  static func rules() throws -> [String] {
    try House.swiftFiles(below: "Sources/Detect/Detections").flatMap { rules(in: $0.text) }.sorted()
  }

  /// The values of `static let rule` or `static var rule` in a text.
  static func rules(in text: String) -> [String] {
    text.matches(of: /static (?:let|var) rule\b[^"\n]*"([A-Z][A-Z0-9-]+)"/).map { String($0.1) }
  }
}
