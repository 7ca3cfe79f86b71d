extension TableHeader {
  /// Columns by the letters and digits of their names alone; of two that are alike the first.
  var plainNames: [String: Int] {
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      let plain = Folding.word(name.utf8)
      if columns[plain] == nil { columns[plain] = index }
    }
    return columns
  }

  /// The first column of these plain names that is there.
  func plain(_ wanted: String...) -> TableValue? {
    let columns = plainNames
    return wanted.lazy.compactMap { columns[$0] }.first.map { .text($0) }
  }

  /// The first column whose plain name ends so.
  func plain(endingIn end: String) -> TableValue? {
    names.indices.first { !names[$0].isEmpty && Folding.word(names[$0].utf8).hasSuffix(end) }
      .map { .text($0) }
  }
}
