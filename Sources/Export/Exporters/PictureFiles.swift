/// The pictures of a case as SVG, a file each: paths of findings, tenants, activity, coverage, policies.
///
/// Every picture holds its own story in words, for whoever can't see it.
public struct PictureFiles: FolderExporter {
  /// The name after `--format`.
  public static let name = "pictures"
  /// The folder in `exports/`.
  public static let fileName = "pictures"
  /// One line for people who choose.
  public static let summary =
    "paths, tenants, activity, coverage and policies as pictures, a folder of SVG"

  /// Makes the exporter.
  public init() {}

  /// Writes `<name>.svg` of every picture.
  public func export(_ input: ExportInput, into folder: any ExportFolder) throws {
    for picture in try Pictures.all(of: input) {
      try folder.write(picture.svg, to: picture.fileName)
    }
  }
}
