import EntraModel

extension LedgerAction {
  /// Evidence came in: every new file with where it came from, its hash and its counts; sources whose bytes were held;
  /// and files whose owner was set.
  static func ingested(
    _ summary: IngestSummary, owners: [EvidenceFile], sources: [EvidenceID: String],
    heldSources: [String], unsteady: Set<EvidenceID>
  ) -> LedgerAction {
    let added: [Value] = summary.added.map { file in
      .fields([
        ("file", .text(file.path)), ("source", .text(sources[file.id] ?? "")),
        ("kept", .text(file.isReference ? "reference" : "copy")), ("sha256", .text(file.sha256)),
        ("bytes", .number(file.bytes)), ("format", .text(file.format)),
        ("records", .number(Int64(file.records))), ("events", .number(Int64(file.events))),
        ("duplicates", .number(Int64(file.duplicates))), ("faults", .number(Int64(file.faults))),
        ("refused", .number(Int64(file.refused))),
        ("changedWhileRead", .flag(unsteady.contains(file.id))),
      ])
    }
    let held: [Value] = zip(summary.held, heldSources).map { item, source in
      .fields([
        ("name", .text(item.name)), ("source", .text(source)), ("sameAs", .text(item.file.path)),
        ("sha256", .text(item.file.sha256)),
      ])
    }
    let named: [Value] = owners.map { file in
      .fields([
        ("file", .text(file.path)), ("tenant", .text(file.tenant?.description ?? "")),
        ("basis", .text(file.tenantBasis.rawValue)),
      ])
    }
    return LedgerAction(
      name: "ingested",
      fields: [("files", .list(added)), ("held", .list(held)), ("owners", .list(named))])
  }
}
