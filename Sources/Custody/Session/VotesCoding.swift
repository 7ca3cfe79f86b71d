import EntraModel
import FoundationEssentials

/// Owner votes as JSON with sorted keys, the form in which an evidence row keeps them.
enum VotesCoding {
  private struct Form: Codable {
    var named: [String: Int]
    var seenInSignIns: [String: Int]
    var signIns: Int
    var domainHomes: [String: [String: Int]]
    var auditDomains: [String: Int]
  }

  static func text(_ votes: OwnerVotes) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let form = Form(
      named: worded(votes.named), seenInSignIns: worded(votes.seenInSignIns),
      signIns: votes.signIns, domainHomes: votes.domainHomes.mapValues { worded($0) },
      auditDomains: votes.auditDomains)
    return String(decoding: try encoder.encode(form), as: UTF8.self)
  }

  static func votes(_ text: String) -> OwnerVotes {
    var votes = OwnerVotes()
    guard let form = try? JSONDecoder().decode(Form.self, from: Data(text.utf8)) else {
      return votes
    }
    votes.named = tenants(form.named)
    votes.seenInSignIns = tenants(form.seenInSignIns)
    votes.signIns = form.signIns
    votes.domainHomes = form.domainHomes.mapValues { tenants($0) }
    votes.auditDomains = form.auditDomains
    return votes
  }

  private static func worded(_ counts: [TenantID: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.description, $0.value) })
  }

  private static func tenants(_ counts: [String: Int]) -> [TenantID: Int] {
    var result: [TenantID: Int] = [:]
    for (text, count) in counts {
      if let tenant = GUID(text) { result[tenant, default: 0] += count }
    }
    return result
  }
}
