internal import EntraModel

/// What the team of another tenant needs to know of a case, and nothing that isn't theirs.
///
/// Nothing free is taken from the case: sentences come from ``SentenceTable`` with names through ``NameMask``, and what a
/// rule says of itself. The case's title, paths of evidence, the words of findings and the logs of others stay out.
struct PartnerDocument {
  let tenant: TenantID
  let input: ExportInput
  let mask: NameMask
  let names: Names
  let sentences: Sentences
  let document: NarrativeDocument
  /// The findings that touch the tenant, each with the number that it has in the sender's own narrative.
  let findings: [(number: Int, finding: Finding)]
  /// The records behind what is told, in the order in which they are cited.
  let records: PartnerRecords

  /// Sorts what is theirs.
  ///
  /// - Throws: what the case throws when an event can't be read; ``ExportError/noKey``.
  init(_ input: ExportInput, for tenant: TenantID) throws {
    let key = try input.pseudonymKey()
    guard !key.isEmpty else { throw ExportError.noKey }
    self.tenant = tenant
    self.input = input
    let document = NarrativeDocument(input)
    let plain = document.names
    let touching = document.findings.enumerated().filter {
      PartnerDocument.touches($1, tenant, plain)
    }
    let findings = touching.map { (number: $0.offset + 1, finding: $0.element) }
    (self.document, self.findings) = (document, findings)
    let all = document.findings.flatMap { $0.path.flatMap(\.events) }.map(\.key)
    var events: [Int64: Event] = [:]
    for key in Set(all).sorted() { events[key] = try input.event(key) }
    let cited = events.values.sorted { $0.key < $1.key }
    mask = NameMask(
      tenant: tenant, pseudonyms: Pseudonyms(key: key),
      secrets: PartnerSecrets(input, cited: cited, for: tenant))
    names = Names(input.nodes, facts: input.facts, mask: mask)
    sentences = Sentences(names: names)
    records = PartnerRecords(
      findings.flatMap { $0.finding.path.filter { PartnerDocument.touches($0, tenant, plain) } },
      events: events)
  }

  /// The tenants that a hand-over can be made for: those that findings name and nobody declared as own.
  static func partners(of input: ExportInput) -> [TenantID] {
    Set(input.findings.flatMap { [$0.sourceTenant, $0.targetTenant] }.compactMap(\.self))
      .subtracting(input.facts.ownTenants).sorted()
  }

  /// The document as text.
  ///
  /// - Throws: ``ExportError/leak(_:)`` rather than give away a name of another tenant.
  func text(_ templates: TemplateLibrary) throws -> String {
    let text = try templates.render(view(), with: "partner")
    if let secret = mask.secrets.names.first(in: text) { throw ExportError.leak(secret) }
    return text
  }

  private static func touches(_ finding: Finding, _ tenant: TenantID, _ names: Names) -> Bool {
    finding.sourceTenant == tenant || finding.targetTenant == tenant
      || finding.path.contains { touches($0, tenant, names) }
  }

  /// Whether a hop is theirs to know: it starts, ends or is at home in their tenant, or is a policy for it.
  static func touches(_ step: PathStep, _ tenant: TenantID, _ names: Names) -> Bool {
    [step.from, step.to].contains { id in
      names.tenantID(of: id) == tenant || names.node(id)?.homeTenant == tenant
        || (names.kind(of: id) == .policy && names.partnerID(of: id) == tenant)
    }
  }
}
