import EntraModel
import FoundationEssentials

@testable import Custody

/// A folder of a test's own that goes away with it.
final class Scratch {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("custody-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var casePath: String { path + "/case" }

  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Changes a file whatever its permission bits are.
  static func overwrite(_ path: String, _ text: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// Every file of a folder with its SHA-256, by relative path.
  static func fingerprint(_ folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in Folder.files(below: folder) {
      files[name] = try Digest.ofFile(folder + "/" + name).hex
    }
    return files
  }

  func newCase(_ name: String = "case", own: [TenantID] = []) throws -> Casefile {
    try Casefile.create(
      at: path + "/" + name,
      settings: CaseSettings(title: "A title", tlp: "TLP:AMBER", ownTenants: own),
      tool: "crosstrail test", now: Instant(ticks: 17_000_000_000_000_000), operatorName: "Ada")
  }
}

let now = Instant(ticks: 17_100_000_000_000_000)

func tenant(_ number: UInt64) -> TenantID { GUID(high: 0xAAAA_0000_0000_4000, low: number) }
