import EntraModel
import FoundationEssentials

/// Techniques, accounts and score terms of a finding as JSON in one column each.
enum FindingCoding {
  private struct TechniqueForm: Codable {
    var id: String
    var name: String
    var tactics: String
  }

  private struct AccountForm: Codable {
    var node: String
    var tenant: String?
    var objectID: String
    var upn: String
    var role: String
  }

  private struct TermForm: Codable {
    var step: String
    var probability: Double
    var quality: Double
    var discount: Double
  }

  static func text(_ techniques: [Technique]) throws -> String {
    try encoded(techniques.map { TechniqueForm(id: $0.id, name: $0.name, tactics: $0.tactics) })
  }

  static func text(_ accounts: [FindingAccount]) throws -> String {
    try encoded(
      accounts.map {
        AccountForm(
          node: $0.node.text, tenant: $0.tenant?.description, objectID: $0.objectID, upn: $0.upn,
          role: $0.role)
      })
  }

  static func text(_ terms: [ScoreTerm]) throws -> String {
    try encoded(
      terms.map {
        TermForm(
          step: $0.step, probability: $0.probability, quality: $0.quality, discount: $0.discount)
      })
  }

  static func techniques(_ text: String) -> [Technique] {
    decoded([TechniqueForm].self, text).map {
      Technique(id: $0.id, name: $0.name, tactics: $0.tactics)
    }
  }

  static func accounts(_ text: String) -> [FindingAccount] {
    decoded([AccountForm].self, text).map {
      FindingAccount(
        node: NodeID($0.node), tenant: $0.tenant.flatMap { GUID($0) }, objectID: $0.objectID,
        upn: $0.upn, role: $0.role)
    }
  }

  static func terms(_ text: String) -> [ScoreTerm] {
    decoded([TermForm].self, text).map {
      ScoreTerm(
        step: $0.step, probability: $0.probability, quality: $0.quality, discount: $0.discount)
    }
  }

  private static func encoded(_ form: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(form), as: UTF8.self)
  }

  private static func decoded<Form: Decodable>(_ type: [Form].Type, _ text: String) -> [Form] {
    (try? JSONDecoder().decode(type, from: Data(text.utf8))) ?? []
  }
}
