internal import EntraModel

/// The files behind the E-numbers of a page.
struct SourcesText {
  let facts: CaseFacts
  let terminal: Terminal

  /// Adds the files that the first event of each hop lies in.
  func add(_ steps: [PathStep], to page: inout Page) {
    add(steps.flatMap { $0.events.prefix(1) }, to: &page)
  }

  /// Adds the files that some events lie in.
  func add(_ events: [EventReference], to page: inout Page) {
    let cited = Set(events.map(\.place.evidence))
    let files = facts.evidence.filter { cited.contains($0.id) }
    guard !files.isEmpty else { return }
    page.heading("Sources (E1:7 is line 7, E1#7 record 7 of file E1)")
    var table = Table(
      columns: [.init(title: ""), .init(title: "", isFlexible: true), .init(title: "")], indent: 2)
    for file in files {
      table.rows.append([
        .init("E\(file.number)", .bold), .init(VisibleText.visible(file.path)),
        .init("sha256 " + file.sha256.prefix(12), .dim),
      ])
    }
    page.table(table)
  }
}
