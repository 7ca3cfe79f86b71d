internal import EntraModel
internal import Pipeline

/// What a line of a path calls a node: short enough for a terminal, and never from the middle of nowhere.
struct NodeWords {
  let cast: Cast
  let letters: TenantLetters

  /// The node's name: a UPN or label in visible text, a guest as its home name, a tenant as its letter.
  func name(_ id: NodeID) -> String {
    guard let node = cast[id] else { return VisibleText.visible(id.text) }
    switch node.kind {
    case .tenant:
      return letters.letter(node.tenant)
    case .account:
      return account(node)
    default:
      return VisibleText.visible(node.label.isEmpty ? id.text : node.label)
    }
  }

  /// The name of a node beside which no tenant stands: an account's in full, a tenant's behind its letter.
  func alone(_ node: Node) -> String {
    let letter = letters.letter(node.tenant)
    switch node.kind {
    case .tenant:
      let known = node.tenant.map(letters.name) ?? ""
      return "tenant \(letter)" + (known.isEmpty ? "" : ", \(VisibleText.visible(known))")
    case .account:
      let label = node.upn.isEmpty ? node.label : node.upn
      return "\(label.isEmpty ? name(node.id) : VisibleText.visible(label)) in \(letter)"
    default:
      return name(node.id)
    }
  }

  /// The letter of a node's tenant.
  func letter(_ id: NodeID) -> String { letters.letter(cast[id]?.tenant) }

  /// The tenant that a policy lets in, by letter; `everyone` for the default policy.
  func partner(ofPolicy id: NodeID) -> String {
    guard let node = cast[id], node.kind == .policy else { return name(id) }
    guard let partner = node.partner else { return "every partner" }
    return letters.letter(partner)
  }

  /// `A → B` for a hop between tenants, `A` for one within.
  func tenants(_ step: PathStep, on terminal: Terminal) -> String {
    let (from, to) = (letter(step.from), letter(step.to))
    return from == to ? from : "\(from) \(terminal.arrow) \(to)"
  }

  /// The part before the domain, since the tenant stands beside it; an external account with Entra's own mark.
  private func account(_ node: Node) -> String {
    let label = node.upn.isEmpty ? node.label : node.upn
    guard !label.isEmpty else { return VisibleText.visible(node.id.text) }
    let parts = label.split(separator: "#", maxSplits: 1)
    let isMarked = parts.count == 2 && parts[1].uppercased().hasPrefix("EXT#")
    guard node.isExternal || isMarked else { return VisibleText.visible(localPart(label)) }
    let home = node.homeUPN.isEmpty ? homeName(String(parts.first ?? "")) : node.homeUPN
    return VisibleText.visible(localPart(home)) + "#EXT#"
  }

  private func localPart(_ upn: String) -> String {
    let local = upn.prefix { $0 != "@" }
    return local.isEmpty ? upn : String(local)
  }

  /// The home name that `name_domain` stands for.
  private func homeName(_ mangled: String) -> String {
    guard let mark = mangled.lastIndex(of: "_"), mark > mangled.startIndex else { return mangled }
    return String(mangled[..<mark])
  }
}
