import EntraModel
import GRDB

extension Casefile {
  /// Begins an export, below exports/ or in another directory.
  ///
  /// A file that crosstrail wrote and nobody changed is replaced freely; one that was changed, or that crosstrail didn't
  /// write, only with force.
  /// Neither the name nor the folder has a slash; another directory than exports/ is made when it isn't there.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file.
  ///   - subfolder: A folder below exports/ or the directory in which it lies; nil for none.
  ///   - directory: Another directory than exports/.
  ///   - force: Whether a file that was edited may be replaced.
  /// - Returns: The file, open for writing.
  /// - Throws: `edited-export` naming the file, `bad-name`, `unwritable`.
  public func openExport(
    _ fileName: String, below subfolder: String? = nil, directory: String?, force: Bool
  ) throws(CustodyError) -> ExportFile {
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    for name in [fileName, subfolder].compactMap({ $0 }) {
      guard !name.isEmpty, name == StoredName.cleaned(name), !name.contains("/") else {
        throw CustodyError(.badName, path: name, "is no name for an export")
      }
    }
    let folder = exportFolder(below: subfolder, directory: directory)
    try Folder.make(folder)
    let target = CaseLayout.join(folder, fileName)
    let key = try exportKey(below: subfolder, directory: directory) + "/" + fileName
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

  /// Removes exports of a folder that an earlier run wrote and this one doesn't: only files that crosstrail wrote there and
  /// nobody changed since.
  ///
  /// - Parameters:
  ///   - names: The names that stay.
  ///   - subfolder: The folder below exports/ or the directory.
  ///   - directory: Another directory than exports/.
  /// - Returns: The names of the files that are gone, in order.
  /// - Throws: `not-writable`, `database`, `unwritable`.
  public func removeStaleExports(
    keeping names: Set<String>, below subfolder: String, directory: String?
  ) throws(CustodyError) -> [String] {
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    let folder = exportFolder(below: subfolder, directory: directory)
    // A link might lead to where the files are somebody else's.
    guard FileStatus.ofPath(folder)?.isFolder == true else { return [] }
    let prefix = try exportKey(below: subfolder, directory: directory) + "/"
    let entries = try database.access { try ExportTable.entries($0) }
    var removed: [String] = []
    for entry in entries where entry.path.hasPrefix(prefix) {
      let name = String(entry.path.dropFirst(prefix.count))
      guard !name.contains("/"), !names.contains(name) else { continue }
      let file = CaseLayout.join(folder, name)
      if let status = FileStatus.ofPath(file) {
        guard status.isRegular else { continue }
        let hash = try? Digest.ofFile(file).hex
        guard hash != nil, hash == entry.sha256 || hash == entry.previous else { continue }
        guard Folder.remove(file) else { continue }
      }
      try database.transaction { try ExportTable.remove(entry.path, $0) }
      removed.append(name)
    }
    if !removed.isEmpty { try Folder.sync(folder) }
    return removed
  }

  private func exportFolder(below subfolder: String?, directory: String?) -> String {
    let folder = directory ?? CaseLayout.join(path, CaseLayout.exports)
    return subfolder.map { CaseLayout.join(folder, $0) } ?? folder
  }

  /// What stands before the name in the table of exports: below exports/ a path of the case, else an absolute one.
  func exportKey(
    below subfolder: String?, directory: String?
  ) throws(CustodyError) -> String {
    guard directory != nil else {
      return subfolder.map { CaseLayout.exports + "/" + $0 } ?? CaseLayout.exports
    }
    let folder = try Folder.absolute(exportFolder(below: subfolder, directory: directory))
    return folder == "/" ? "" : folder
  }

  private func presentHash(_ target: String, force: Bool) throws(CustodyError) -> String? {
    do throws(CustodyError) {
      return try Digest.ofFile(target).hex
    } catch  where force {
      return nil
    }
  }
}
