internal import EntraModel

extension NarrativeDocument {
  /// Adds what records confirm, apart from what they leave possible.
  func addScope(to view: inout View) {
    view.set("confirmed", texts: findings.isEmpty ? [] : confirmed())
    view.set("possible", texts: possible())
  }

  private var observed: [PathStep] {
    var seen = Set<String>()
    return findings.flatMap(\.path).filter { $0.state == .observed }
      .filter { seen.insert("\($0.edgeID) \($0.verb) \($0.time?.ticks ?? 0)").inserted }
  }

  private func confirmed() -> [Markdown] {
    let steps = observed
    var lines: [Markdown] = []
    let brought = steps.filter { [.provisioned, .invited].contains($0.edge) }
    let names = phrases(brought.map(\.to))
    lines.append(
      names.isEmpty
        ? "No record on these paths shows an account brought in from outside."
        : "Accounts recorded as brought in, or changed, from outside: \(names.listed) \(cite(brought))."
    )
    let signIns = steps.filter { $0.edge == .signedIn }
    let who = phrases(signIns.map(\.from))
    lines.append(
      who.isEmpty
        ? "No sign-in on these paths is in the logs of this case."
        : "Successful sign-ins on these paths: \(signIns.count), of \(who.listed) \(cite(signIns))."
    )
    let rights = steps.filter { $0.edge == .granted }
    lines.append(
      rights.isEmpty
        ? "No right given on these paths is in the logs of this case."
        : "Rights recorded as given on these paths: \(rights.count) \(cite(rights)).")
    let acts = steps.filter { $0.edge == .acted }
    if !acts.isEmpty {
      lines.append("Other acts recorded on these paths: \(acts.count) \(cite(acts)).")
    }
    return lines
  }

  private func possible() -> [Markdown] {
    var lines: [Markdown] = []
    let unseen = findings.flatMap(\.path).filter { $0.state != .observed }.count
    if unseen > 0 {
      lines.append(
        "\(counted(unseen, "hop")) of the paths \(unseen == 1 ? "is" : "are" as Markdown) inferred or missing; the findings say which."
      )
    }
    let doors = observed.filter { $0.edge == .grantedInbound }.map(\.from)
    for door in unique(doors) {
      let (owner, partner) = (
        self.names.tenant(self.names.tenantID(of: door)), self.names.partner(of: door)
      )
      lines.append(
        "While the policy of \(owner) let \(partner) in, other accounts may have come the same way. Sign-ins that aren't in these logs can't be ruled out."
      )
    }
    lines += missingLogs()
    lines.append(
      "Sign-in and audit logs show sign-ins and changes to the directory. Which mails, files or messages a session read, they don't show."
    )
    return lines
  }

  private func cite(_ steps: [PathStep]) -> Markdown { citations.cite(steps.flatMap(\.events)) }

  private func phrases(_ nodes: [NodeID]) -> [Markdown] { unique(nodes).map(names.phrase) }

  private func unique(_ nodes: [NodeID]) -> [NodeID] {
    var seen = Set<NodeID>()
    return nodes.filter { seen.insert($0).inserted }
  }
}
