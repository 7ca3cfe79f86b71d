import EntraModel
import Testing

@testable import Export

struct TextFitTests {
  @Test func `what fits is left as it is`() {
    #expect(TextFit.line("ada@a.test", to: 116, .entity) == "ada@a.test")
    #expect(TextFit.lines("Global Administrator", to: 116, most: 3, .entity).count <= 2)
  }

  @Test func `what doesn't fit loses its middle and keeps its end`() {
    let line = TextFit.line("@northwindholdings-international-a1b2.example", to: 116, .entity)
    #expect(line.hasPrefix("@northw") && line.hasSuffix("example") && line.contains("…"))
  }

  @Test(arguments: PictureForge.names)
  func `no line is wider than asked, and there are never more`(name: String) {
    let text = PictureText.of(name + " " + name)
    for most in 1...3 {
      let lines = TextFit.lines(text, to: 116, most: most, .entity)
      #expect(lines.count <= most)
      for line in lines { #expect(TextWidths.width(of: line, .entity) <= 116) }
    }
  }

  @Test func `lines break at blanks first and inside words only when one is too wide`() {
    #expect(
      TextFit.lines("Sign-in from 185.220.101.47", to: 90, most: 3, .entity)
        == ["Sign-in from", "185.220.101.47"])
    #expect(TextFit.lines("田中太郎と山田花子の共有", to: 60, most: 3, .entity).count == 3)
  }

  @Test func `a name of a million characters takes no time`() {
    let name = String(repeating: "x", count: 1_000_000)
    #expect(TextFit.line(name, to: 116, .entity).count < 30)
  }

  @Test func `every chip's words fit, and are 14 characters at most`() {
    let node = NodeID("account:x")
    for edge in [
      "configured", "granted-inbound", "granted-outbound", "synced", "scoped", "provisioned",
      "invited", "signed-in", "accessed", "acted", "probed", "granted", "evicted",
      "same-principal", "belongs-to", "anything-else",
    ] {
      for verb in Self.verbs {
        let step = PathStep(
          step: 1, edge: EdgeKind(edge), edgeID: "", from: node, to: node, time: nil,
          state: .inferred, linkQuality: 1, corroboration: .oneSided, verb: verb, events: [])
        let words = HopWords.words(step)
        #expect(words.count <= 14, "\(words)")
        #expect(HopChip(step: step).words == words + "?", "\(words) is cut")
      }
    }
  }

  private static let verbs = [
    "add", "delete", "enable-sync", "disable-sync", "delete-sync", "auto-redeem",
    "stop-auto-redeem", "trust", "untrust", "open-b2b", "close-b2b", "open-direct-connect",
    "close-direct-connect", "open-outbound", "close-outbound", "at-work", "allow", "assign-user",
    "add-job", "update-mapping", "update-settings", "create", "re-enable", "update",
    "add-credential", "add-owner", "consent", "grant-permission", "assign-application",
    "add-service-principal", "add-application", "create-user", "invite-user", "reset-password",
    "enable-account", "register-security-info", "assign-role", "add-group-member",
    "change-policy", "federate", "add-domain", "elevate", "add-sync-job", "add-service-provider",
    "group-member", "disable", "revoke", "<script>", "",
  ]
}
