import Foundation
import Testing

/// An invented incident with its evidence, what it must report, and every byte of what it prints.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// The content of golden.json.
  struct Promise: Decodable, Sendable {
    /// What the case shows, in a sentence.
    var shows: String
    /// Tenants that the responder declares as own.
    var own: [String]
    /// Tenants that the responder declares as known partners.
    var partners: [String]?
    /// Title of the case.
    var title: String
    /// Traffic Light Protocol marking.
    var tlp: String
    /// Rules that report something above info.
    var fires: [String]
    /// Rules that report something for information.
    var informs: [String]?
    /// Rules that report nothing above info.
    var silent: [String]
    /// Rules that report nothing at all.
    var absent: [String]?
    /// The gravest severity that any finding may have; nil for attacks, which have no such bound.
    var noHigherThan: String?
    /// Exports that are compared byte for byte.
    var compare: [String]
  }

  /// The name of the folder, a sentence in kebab case.
  var name: String
  /// What golden.json says.
  var promise: Promise

  /// What a failing test prints.
  var testDescription: String { name }

  /// The folder of all cases, found from this file.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")

  /// Every case that has a golden.json, by name; one that can't be read is a test that fails.
  static var all: [GoldenCase] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false))
      return try names.sorted().compactMap { name in
        let file = folder.appending(path: name).appending(path: "golden.json")
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
          return nil
        }
        let promise = try JSONDecoder().decode(Promise.self, from: Data(contentsOf: file))
        return GoldenCase(name: name, promise: promise)
      }
    }
  }

  /// The folder with the evidence.
  var evidence: String { path("evidence") }

  /// The files and folders directly below evidence/, in reverse order of their names.
  ///
  /// Naming each of them is naming the whole folder in another way and another order.
  var evidenceByPiece: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: evidence).sorted().reversed()
        .map { evidence + "/" + $0 }
    }
  }

  /// The bytes that an export must have, nil when they were never recorded.
  func expected(_ export: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path("expected/" + export)).map(Array.init)
  }

  /// Makes the actual exports the expected ones, and drops what isn't compared any more.
  func record(_ exports: [String: [UInt8]]) throws {
    let folder = path("expected")
    if FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder)
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in exports {
      try Data(bytes).write(to: URL(filePath: folder + "/" + name))
    }
  }

  /// The files of expected/, sorted; none when there is no such folder.
  var recorded: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path("expected"))) ?? []).sorted()
  }

  private func path(_ inside: String) -> String {
    GoldenCase.folder.appending(path: name).appending(path: inside).path(percentEncoded: false)
  }
}
