import EntraModel
import GRDB

extension Casefile {
  /// Begins an export, below exports/ or in another directory.
  ///
  /// A file that crosstrail wrote and nobody changed is replaced freely; one that was changed, or that crosstrail didn't
  /// write, only with force.
  /// The name has no slash; another directory than exports/ is made when it isn't there.
  /// - Throws: `edited-export` naming the file, `bad-name`, `unwritable`.
  public func openExport(_ fileName: String, directory: String?, force: Bool)
    throws(CustodyError) -> ExportFile
  {
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    guard !fileName.isEmpty, fileName == StoredName.cleaned(fileName), !fileName.contains("/")
    else { throw CustodyError(.badName, path: fileName, "is no name for an export") }
    let folder = directory ?? CaseLayout.join(path, CaseLayout.exports)
    try Folder.make(folder)
    let target = CaseLayout.join(folder, fileName)
    let key = try exportKey(fileName, directory: directory)
    var present: String?
    if FileStatus.ofPath(target) != nil {
      present = try presentHash(target, force: force)
      let entry = try database.access { try ExportTable.entry(key, $0) }
      let isOurs = present != nil && (present == entry?.sha256 || present == entry?.previous)
      guard isOurs || force else {
        throw CustodyError(
          .editedExport, path: target,
          entry == nil
            ? "wasn't written by crosstrail; it is replaced only with --force"
            : "was changed since crosstrail wrote it; it is replaced only with --force")
      }
    }
    return try ExportFile(casefile: self, path: target, key: key, present: present)
  }

  private func presentHash(_ target: String, force: Bool) throws(CustodyError) -> String? {
    do throws(CustodyError) {
      return try Digest.ofFile(target).hex
    } catch  where force {
      return nil
    }
  }
}
