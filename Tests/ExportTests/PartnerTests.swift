import EntraModel
import Testing

@testable import Export

/// What goes to another tenant's team holds nothing of anybody else's.
struct PartnerTests {
  private func handOver(_ input: ExportInput) throws -> String {
    try exported(PartnerNarrative.self, input)
  }

  /// Everything of the case that isn't the partner's.
  private func strangers(_ incident: Incident) -> [String] {
    var texts = [
      "fabrikam.test", Incident.target.description, "admin@fabrikam.test", "root@fabrikam.test",
      "aaaa1111-0000-4000-8000-00000000000a", "bbbb1111-0000-4000-8000-00000000000b",
      "#EXT#", "AuditLogs.json", "Northwind door", "Security Administrator",
    ]
    texts += incident.events.filter { !$0.source.isSignIn }.map(\.ipAddress)
    return texts.filter { !$0.isEmpty }
  }

  @Test func `it tells the partner's own and no other name, id, domain or address`() throws {
    var incident = Incident()
    for index in incident.events.indices where !incident.events[index].source.isSignIn {
      incident.events[index].ipAddress = "198.51.100.\(index + 1)"
    }
    let text = try handOver(incident.input)
    for stranger in strangers(incident) {
      #expect(!text.lowercased().contains(stranger.lowercased()), "\(stranger)")
    }
    for own in [
      "northwind.test", Incident.home.description, "mallory@northwind.test", "203.0.113.9",
    ] {
      #expect(text.contains(own), "\(own)")
    }
    #expect(text.contains("letting accounts") == false)
    #expect(text.contains("is recorded as initiator of allowing accounts of `northwind.test`"))
  }

  @Test(arguments: [
    ("northwind.test.fabrikam.test", "fabrikam.test"),
    ("fabrikam.test", "eu.fabrikam.test"), ("eu.fabrikam.test", "fabrikam.test"),
    ("north", "northwind.test"), ("Microsoft", "northwind.test"), ("a.b", "a.b.c"),
    ("fabrikam.test", "notfabrikam.test"), ("10.0.0.1", "northwind.test"),
  ])
  func `names that overlap are told apart`(sender: String, partner: String)
    throws
  {
    let incident = Incident.named(sender: sender, partner: partner)
    let text = try handOver(incident.input)
    let rest = text.lowercased().replacing(partner.lowercased(), with: "")
    let words = rest.split { !($0.isLetter || $0.isNumber || ".-_@#".contains($0)) }
    #expect(!words.contains(Substring(sender.lowercased())))
    #expect(!rest.contains("admin@"))
    #expect(text.contains("mallory@" + partner))
  }

  @Test(arguments: Hostile.values)
  func `hostile names are harmless, and those of others stay out`(value: String) throws {
    var incident = Hostile.incident(value)
    incident.facts.tenantNames[Incident.target] = value + " of the sender"
    let text = try handOver(incident.input)
    for line in text.split(separator: "\n") {
      let bare = MarkdownScan.withoutCodeAndEscapes(line)
      #expect(!bare.contains("<") && !bare.contains("](") && !bare.contains("@"), "\(line)")
    }
    #expect(!text.contains(" of the sender"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) })
  }

  @Test func `a user's template that tells a name ends the export`() throws {
    var input = Incident().input
    input.templates = ["partner": "From admin@fabrikam.test\n"]
    #expect {
      try handOver(input)
    } throws: { error in
      guard case ExportError.leak(let name) = error else { return false }
      return name.contains("fabrikam.test")
    }
  }

  @Test func `a guest that the partner holds for somebody else is named by object id alone`() throws
  {
    var incident = Incident()
    let guest = NodeID(
      .account, tenant: Incident.home, key: "dddd1111-0000-4000-8000-00000000000d")
    var node = Node(
      id: guest, kind: .account, tenant: Incident.home,
      label: "admin_fabrikam.test#EXT#@northwind.test")
    node.upn = node.label
    node.isExternal = true
    node.homeTenant = Incident.target
    node.homeUPN = "admin@fabrikam.test"
    node.objectID = "dddd1111-0000-4000-8000-00000000000d"
    incident.nodes.append(node)
    incident.findings[0].accounts.append(
      FindingAccount(
        node: guest, tenant: Incident.home, objectID: node.objectID, upn: node.upn,
        role: "external account"))
    let text = try handOver(incident.input)
    #expect(text.contains("dddd1111-0000-4000-8000-00000000000d"))
    #expect(!text.contains("admin_fabrikam"))
  }

  @Test func `one key gives one name, another key another`() throws {
    let (first, again) = (try handOver(Incident().input), try handOver(Incident().shuffled.input))
    #expect(first == again)
    var input = Incident().input
    input.pseudonymKey = { Array(repeating: 8, count: 32) }
    #expect(try handOver(input) != first)
  }

  @Test func `pseudonyms are as HMAC-SHA256 has it`() {
    let names = Pseudonyms(key: Array("key".utf8))
    // Python: hmac.new(b'key', b'tenant\0a', 'sha256').hexdigest()[:10]
    #expect(names.name("tenant", "A") == "tenant-abf4c56b20")
    #expect(names.name("tenant", "a") != "tenant-" + names.name("account", "a").suffix(10))
  }

  @Test func `without a key, and without knowing for whom, nothing is written`() throws {
    var input = Incident().input
    input.pseudonymKey = { [] }
    #expect(throws: ExportError.noKey) { try handOver(input) }
    input = Incident().input
    input.partner = nil
    #expect(try PartnerNarrative().fileName(for: input) == "partner-\(Incident.home).md")
    input.findings[1].sourceTenant = TenantID(high: 1, low: 2)
    #expect {
      try handOver(input)
    } throws: { error in
      guard case ExportError.noPartner(let choices) = error else { return false }
      return choices.count == 2
    }
  }
}

extension Incident {
  /// The incident with other names for both tenants.
  static func named(sender: String, partner: String) -> Incident {
    func renamed(_ text: String) -> String {
      text.replacing("northwind.test", with: "\u{1}").replacing("fabrikam.test", with: sender)
        .replacing("\u{1}", with: partner)
    }
    var incident = Incident()
    incident.facts.tenantNames = [target: sender, home: partner]
    for index in incident.nodes.indices {
      incident.nodes[index].label = renamed(incident.nodes[index].label)
      incident.nodes[index].upn = renamed(incident.nodes[index].upn)
    }
    for index in incident.findings.indices {
      incident.findings[index].title = renamed(incident.findings[index].title)
      for account in incident.findings[index].accounts.indices {
        let upn = incident.findings[index].accounts[account].upn
        incident.findings[index].accounts[account].upn = renamed(upn)
      }
    }
    return incident
  }
}
