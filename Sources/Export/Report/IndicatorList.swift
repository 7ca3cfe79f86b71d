internal import EntraModel

/// What others can search their logs for: addresses, accounts, applications and tenants of the findings' paths.
struct IndicatorList {
  private struct Kind: Hashable, Comparable {
    var rank: Int
    var name: String
    var value: String

    static func < (left: Kind, right: Kind) -> Bool {
      (left.rank, left.value) < (right.rank, right.value)
    }
  }

  private struct Sighting {
    var first: Instant?
    var last: Instant?
    var findings: [Int] = []
  }

  private var sightings: [Kind: Sighting] = [:]

  /// Gathers them over findings that are in the order of the report.
  init(_ findings: [Finding], cited: [Int64: Event], facts: CaseFacts) {
    for (index, finding) in findings.enumerated() where finding.severity > .info {
      let number = index + 1
      for account in finding.accounts {
        let name = account.upn.isEmpty ? account.objectID : account.upn
        add(1, "account", name, number, finding.firstSeen, finding.lastSeen)
      }
      for tenant in [finding.sourceTenant, finding.targetTenant].compactMap(\.self)
      where !facts.ownTenants.contains(tenant) {
        add(2, "tenant", tenant.description, number, finding.firstSeen, finding.lastSeen)
      }
      for reference in finding.path.flatMap(\.events) {
        guard let event = cited[reference.key] else { continue }
        add(0, "IP address", EventWords.address(event), number, event.instant, event.instant)
        let application =
          event.applicationID.isEmpty ? event.actorApplicationID : event.applicationID
        add(3, "application id", application, number, event.instant, event.instant)
        add(4, "user agent", event.userAgent, number, event.instant, event.instant)
      }
    }
  }

  private mutating func add(
    _ rank: Int, _ name: String, _ value: String, _ finding: Int, _ first: Instant?,
    _ last: Instant?
  ) {
    guard !value.isEmpty else { return }
    var sighting = sightings[Kind(rank: rank, name: name, value: value)] ?? Sighting()
    sighting.first = [sighting.first, first].compactMap(\.self).min()
    sighting.last = [sighting.last, last].compactMap(\.self).max()
    if sighting.findings.last != finding { sighting.findings.append(finding) }
    sightings[Kind(rank: rank, name: name, value: value)] = sighting
  }

  /// The rows by kind and value.
  var views: [View] {
    sightings.sorted { $0.key < $1.key }.map { kind, sighting in
      var view = View()
      view.set("kind", Markdown(stringLiteral: kind.name))
      view.set("value", "\(code: kind.rank == 0 ? Self.defanged(kind.value) : kind.value)")
      view.set("first", sighting.first.map { "\($0)" } ?? "not dated")
      view.set("last", sighting.last.map { "\($0)" } ?? "not dated")
      view.set("inFindings", sighting.findings.map { "F\($0)" as Markdown }.joined(", "))
      return view
    }
  }

  /// `203[.]0[.]113[.]9`: no program makes a link of it.
  private static func defanged(_ address: String) -> String {
    let mark: Character = address.contains(".") ? "." : ":"
    return address.split(separator: mark, omittingEmptySubsequences: false)
      .joined(separator: "[\(mark)]")
  }
}
