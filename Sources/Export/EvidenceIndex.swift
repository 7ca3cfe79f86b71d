internal import EntraModel

/// Turns the handle of an evidence file into what exports print: its path and its number in the inventory.
struct EvidenceIndex {
  private var files: [EvidenceID: EvidenceFile] = [:]

  /// Indexes the inventory.
  init(_ facts: CaseFacts) {
    for file in facts.evidence { files[file.id] = file }
  }

  /// The inventory entry of a handle.
  subscript(id: EvidenceID) -> EvidenceFile? { files[id] }

  /// The number in the inventory, 0 when the handle isn't in it.
  func number(of id: EvidenceID) -> Int { files[id]?.number ?? 0 }

  /// The path inside the case, `evidence/...`; with `!member` for an archive member.
  func path(of place: EvidencePlace) -> String {
    let path = files[place.evidence]?.path ?? "evidence/?"
    return place.member.map { path + "!" + $0 } ?? path
  }
}
