/// Copies of one ingest that wait under temporary names, and how they get to their own.
///
/// Before the first is moved a list of the names is written and synced, so that the next writer can take back what a
/// killed commit had moved (``Recovery``). Without such a list nothing in evidence/ is ever removed.
struct StagedCopies {
  let caseFolder: String
  /// Temporary path and path inside the case of each copy.
  private(set) var copies: [(temporary: String, path: String)] = []
  private var moved: [String] = []
  private var madeFolders: [String] = []

  init(caseFolder: String) {
    self.caseFolder = caseFolder
  }

  mutating func add(temporary: String, path: String) { copies.append((temporary, path)) }

  /// Moves every copy into place and syncs every folder that changed.
  mutating func moveIntoPlace() throws(CustodyError) {
    guard !copies.isEmpty else { return }
    let list = CaseLayout.join(caseFolder, CaseLayout.pending)
    Folder.remove(list)
    let file = try PosixFile.create(list)
    try file.write(Array(JSONText.of(copies.map(\.path)).utf8))
    try file.sync()
    try Folder.sync(caseFolder)
    var folders: Set<String> = [CaseLayout.join(caseFolder, CaseLayout.evidence)]
    for copy in copies {
      let final = CaseLayout.join(caseFolder, copy.path)
      let folder = CaseLayout.folder(of: final)
      madeFolders += try Folder.make(folder)
      try Folder.rename(copy.temporary, to: final)
      moved.append(final)
      folders.insert(folder)
    }
    for folder in folders.sorted() { try Folder.sync(folder) }
  }

  /// After the commit: the list has done its work.
  mutating func settle() {
    Folder.remove(CaseLayout.join(caseFolder, CaseLayout.pending))
    (copies, moved, madeFolders) = ([], [], [])
  }

  /// Takes everything back.
  mutating func discard() {
    for path in moved { Folder.remove(path) }
    for copy in copies { Folder.remove(copy.temporary) }
    for folder in madeFolders.reversed() { Folder.removeIfEmpty(folder) }
    settle()
  }
}
