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

  private func account(_ node: Node) -> String {
    if node.isExternal, let mark = node.upn.uppercased().range(of: "#EXT#") {
      let length = node.upn.uppercased().distance(
        from: node.upn.uppercased().startIndex, to: mark.lowerBound)
      return VisibleText.visible(node.upn.prefix(length) + " (external)")
    }
    let label = node.upn.isEmpty ? node.label : node.upn
    return VisibleText.visible(label.isEmpty ? node.id.text : label)
  }
}

extension String {
  /// The first place of an ASCII text, nil when it isn't there.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    ranges(of: text).first
  }
}
