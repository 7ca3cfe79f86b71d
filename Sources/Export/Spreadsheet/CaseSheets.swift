internal import EntraModel

/// The sheets of a workbook beside its timeline.
struct CaseSheets {
  /// A sheet with its rows.
  struct Sheet {
    var name: String
    var columns: [SheetColumn]
    var rows: [[String]]
  }

  private let input: ExportInput
  private let findings: [Finding]
  private let evidence: EvidenceIndex
  private let names: Names

  /// Puts the findings in the order of every export.
  init(_ input: ExportInput) {
    self.input = input
    findings = FindingOrder.sorted(input.findings)
    evidence = EvidenceIndex(input.facts)
    names = Names(input.nodes, facts: input.facts)
  }

  /// Findings, hops, evidence and coverage.
  var all: [Sheet] { [findingSheet, hopSheet, evidenceSheet, coverageSheet] }

  private var findingSheet: Sheet {
    Sheet(
      name: "Findings",
      columns: [
        SheetColumn("id", 20), SheetColumn("severity", 10), SheetColumn("rule", 26),
        SheetColumn("title", 70), SheetColumn("confidence"), SheetColumn("strength"),
        SheetColumn("status"), SheetColumn("steps_observed"), SheetColumn("steps_expected"),
        SheetColumn("first_seen", 30), SheetColumn("last_seen", 30),
        SheetColumn("source_tenant", 38), SheetColumn("source_name", 24),
        SheetColumn("target_tenant", 38), SheetColumn("target_name", 24),
        SheetColumn("techniques", 24), SheetColumn("accounts", 60), SheetColumn("missing", 60),
        SheetColumn("benign", 60), SheetColumn("response", 60),
      ],
      rows: findings.map { finding in
        [
          finding.id, finding.severity.rawValue, finding.rule, finding.title,
          Score(finding.confidence).twoDecimals, finding.strength.rawValue,
          finding.status.rawValue, String(finding.stepsObserved), String(finding.stepsExpected),
          Self.text(finding.firstSeen), Self.text(finding.lastSeen),
          Self.text(finding.sourceTenant), name(finding.sourceTenant),
          Self.text(finding.targetTenant), name(finding.targetTenant),
          finding.techniques.map(\.id).sorted().joined(separator: "; "),
          finding.accounts.map { account in
            (account.upn.isEmpty ? names.label(account.node) : account.upn) + ": " + account.role
          }.joined(separator: "; "),
          finding.missing.joined(separator: " "), finding.benign.joined(separator: " "),
          finding.response.joined(separator: " "),
        ]
      })
  }

  private var hopSheet: Sheet {
    Sheet(
      name: "Hops",
      columns: [
        SheetColumn("finding", 20), SheetColumn("rule", 26), SheetColumn("step"),
        SheetColumn("time", 30), SheetColumn("state", 12), SheetColumn("edge", 18),
        SheetColumn("verb", 26), SheetColumn("change", 30), SheetColumn("from", 40),
        SheetColumn("to", 40), SheetColumn("by", 40), SheetColumn("corroboration"),
        SheetColumn("link_quality"), SheetColumn("edge_id", 22), SheetColumn("event_ids", 40),
        SheetColumn("citations", 60),
      ],
      rows: findings.flatMap { finding in
        finding.path.map { step in
          let events = step.state == .missing ? [] : step.events
          return [
            finding.id, finding.rule, String(step.step),
            step.state == .observed ? Self.text(step.time) : "", step.state.rawValue,
            step.edge.label, step.verb, step.change, names.label(step.from), names.label(step.to),
            step.by.map(names.label) ?? "", step.corroboration.rawValue,
            Score(step.linkQuality).shortest, step.edgeID,
            events.map(\.id).joined(separator: "; "),
            events.map { evidence.path(of: $0.place) + ":" + String($0.place.line) }
              .joined(separator: "; "),
          ]
        }
      })
  }

  private var evidenceSheet: Sheet {
    Sheet(
      name: "Evidence",
      columns: [
        SheetColumn("number"), SheetColumn("path", 50), SheetColumn("sha256", 68),
        SheetColumn("bytes", 14), SheetColumn("format", 26), SheetColumn("encoding", 12),
        SheetColumn("tenant", 38), SheetColumn("tenant_name", 24), SheetColumn("tenant_basis", 16),
        SheetColumn("records"), SheetColumn("events"), SheetColumn("duplicates"),
        SheetColumn("faults"), SheetColumn("refused"), SheetColumn("status", 12),
        SheetColumn("reason", 22),
      ],
      rows: input.facts.evidence.map { file in
        [
          String(file.number), file.path, file.sha256, String(file.bytes), file.format,
          file.encoding, Self.text(file.tenant), name(file.tenant), file.tenantBasis.rawValue,
          String(file.records), String(file.events), String(file.duplicates), String(file.faults),
          String(file.refused), file.status.rawValue, file.reason?.rawValue ?? "",
        ]
      })
  }

  private var coverageSheet: Sheet {
    Sheet(
      name: "Coverage",
      columns: [
        SheetColumn("tenant", 38), SheetColumn("tenant_name", 24), SheetColumn("log", 28),
        SheetColumn("first", 30), SheetColumn("last", 30), SheetColumn("events"),
      ],
      rows: input.facts.coverage.map { coverage in
        [
          Self.text(coverage.tenant), name(coverage.tenant), coverage.source.name,
          Self.text(coverage.first), Self.text(coverage.last), String(coverage.events),
        ]
      })
  }

  private func name(_ tenant: TenantID?) -> String { tenant.flatMap(names.known) ?? "" }

  private static func text(_ tenant: TenantID?) -> String { tenant?.description ?? "" }

  private static func text(_ instant: Instant?) -> String { instant?.description ?? "" }
}
