internal import Custody
internal import EntraModel
internal import Export

/// A folder of exports: every file is written under a temporary name, hashed, and renamed when it is whole.
final class CaseFolder: ExportFolder {
  private let casefile: Casefile
  private let name: String
  private let request: ExportRequest
  private let rasterizer: PictureRasterizer?
  private var written: [(name: String, sha256: String)] = []
  /// What differs from what stood there before.
  private(set) var changes = ExportRun.Changes()

  /// Takes the name of the folder; with a rasterizer every `.svg` gets a `.png` beside it.
  init(
    _ casefile: Casefile, name: String, request: ExportRequest, rasterizer: PictureRasterizer?
  ) {
    (self.casefile, self.name, self.request, self.rasterizer) = (
      casefile, name, request, rasterizer
    )
  }

  private var path: String { (request.directory ?? casefile.path + "/exports") + "/" + name }

  /// Writes one file.
  func write(_ text: String, to fileName: String) throws {
    try write(Array(text.utf8), to: fileName)
    guard let rasterizer, fileName.hasSuffix(".svg") else { return }
    let image = try rasterizer.png(ofFile: path + "/" + fileName)
    try write(image, to: fileName.dropLast(4) + ".png")
  }

  private func write(_ bytes: [UInt8], to fileName: String) throws {
    let before = try? FileDigest.sha256(ofFile: path + "/" + fileName)
    let file = try casefile.openExport(
      fileName, below: name, directory: request.directory, force: request.force)
    try file.write(bytes.span)
    try file.close()
    written.append((fileName, file.sha256))
    if file.sha256 != before { changes.files.append((name + "/" + fileName, file.sha256)) }
  }

  /// Removes what an earlier run wrote and this one didn't; nothing that somebody changed.
  func finish(_ exporter: String) throws -> ExportReport {
    let removed = try casefile.removeStaleExports(
      keeping: Set(written.map(\.name)), below: name, directory: request.directory)
    changes.removed += removed.map { name + "/" + $0 }
    let list = written.sorted { $0.name < $1.name }.map { $0.sha256 + "  " + $0.name + "\n" }
    return ExportReport(
      name: exporter, path: path, sha256: FileDigest.sha256(Array(list.joined().utf8)),
      files: written.map(\.name))
  }
}
