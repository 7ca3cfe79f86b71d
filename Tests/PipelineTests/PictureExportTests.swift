import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// Pictures on the disk: a folder of exports, with images beside them when they are asked for.
struct PictureExportTests {
  /// The program that makes images; its package is in the Makefile's list.
  static let rasterizer = "/usr/bin/rsvg-convert"

  private func investigated(_ folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  private func export(
    _ path: String, force: Bool = false, png: Bool = false, directory: String? = nil
  ) throws -> ExportReport {
    let reports = try CaseDesk.export(
      at: path,
      request: ExportRequest(names: ["pictures"], directory: directory, force: force, png: png),
      context: RunContext(
        tool: "crosstrail test", operatorName: "ada", jobs: 1, now: { Instant(ticks: 0) }))
    return try #require(reports.first)
  }

  @Test func `an export of a stored case draws what the investigation drew`() async throws {
    let folder = try TemporaryFolder()
    let path = try await investigated(folder)
    let before = try InvestigationRuns.exports(of: path)
    let report = try export(path)
    #expect(try InvestigationRuns.exports(of: path) == before)
    #expect(report.path == path + "/exports/pictures")
    #expect(report.files.contains("path-1.svg"))
    let elsewhere = try export(path, directory: folder("out"))
    #expect(elsewhere.sha256 == report.sha256)
    #expect(FileManager.default.fileExists(atPath: folder("out/pictures/path-1.svg")))
  }

  @Test func `an edited picture stays unless it is forced`() async throws {
    let folder = try TemporaryFolder()
    let path = try await investigated(folder)
    let file = path + "/exports/pictures/tenants.svg"
    try Data("mine".utf8).write(to: URL(filePath: file))
    let error = #expect(throws: PipelineError.self) { try export(path) }
    #expect(error?.description.contains("tenants.svg") == true)
    #expect(try Data(contentsOf: URL(filePath: file)) == Data("mine".utf8))
    _ = try export(path, force: true)
    #expect(try Data(contentsOf: URL(filePath: file)) != Data("mine".utf8))
  }

  @Test(.enabled("needs rsvg-convert") { FileManager.default.fileExists(atPath: rasterizer) })
  func `every picture gets an image when it is asked for, and loses it when not`() async throws {
    let folder = try TemporaryFolder()
    let path = try await investigated(folder)
    let report = try export(path, png: true)
    let images = report.files.filter { $0.hasSuffix(".png") }
    #expect(images.count * 2 == report.files.count)
    for name in images {
      let bytes = try Data(contentsOf: URL(filePath: report.path + "/" + name))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
    _ = try export(path)
    let names = try FileManager.default.contentsOfDirectory(atPath: report.path)
    #expect(!names.contains { $0.hasSuffix(".png") })
  }
}
