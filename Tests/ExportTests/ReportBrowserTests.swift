import EntraModel
import Foundation
import Testing

@testable import Export

/// What people do with the page, done in a real browser.
struct ReportBrowserTests {
  private static let browser = "/usr/bin/chromium"
  private static let python = "/usr/bin/python3"

  private static var areThere: Bool {
    [browser, python].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(.enabled(if: areThere, "needs chromium and python3"), .timeLimit(.minutes(5)))
  func
    `in a browser it filters, opens hops, prints, fits narrow windows, and nothing of the evidence runs`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "crosstrail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = folder.appendingPathComponent("plain.html")
    let hostile = folder.appendingPathComponent("hostile.html")
    var input = Incident().input
    input.records = records(#"{"id":"Directory_3","result":"success"}"#)
    try Data(exported(Report.self, input).utf8).write(to: plain)
    let attack = #"x"><script>window.pwned=1</script><img src=x onerror="window.pwned=1">"#
    var bad = Hostile.incident(attack + "\u{202E}\u{0}').concat(javascript:window.pwned=1)").input
    bad.records = records("{\"a\":\"" + attack + "</pre></script>\"}")
    try Data(exported(Report.self, bad).utf8).write(to: hostile)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Browser/report.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [script.path, Self.browser, plain.path, hostile.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("ok      the console is empty and nothing was asked for"), "\(said)")
  }

  private func records(_ text: String) -> ([EventReference]) throws -> [Int64: CitedRecord] {
    { events in
      Dictionary(events.map { ($0.key, CitedRecord(Array(text.utf8))) }) { first, _ in first }
    }
  }
}
