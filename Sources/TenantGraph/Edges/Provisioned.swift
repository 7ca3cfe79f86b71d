internal import EntraModel

/// A source account was created, updated or re-enabled by synchronization as the target account.
enum Provisioned: EdgeRule {
  static let kind = EdgeKind.provisioned
  static let summary =
    "account -> account: created, updated or re-enabled by synchronization as the target account"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for arrival in context.arrivals where arrival.way == .provisioned {
      guard let external = context.externals[arrival.account],
        let home = context.homeAccount(of: external)
      else { continue }
      var act = Act(
        instant: arrival.start, verb: arrival.verb,
        quality: external.hasBothIDs ? 1 : min(external.linkQuality, arrival.serviceQuality),
        corroboration: arrival.corroboration, events: arrival.events.map { EventReference($0) })
      act.traces = arrival.orderedTraces
      act.change = change(of: arrival)
      draft.describe(context.describeHome(of: external, home))
      draft.describe(context.describe(external))
      draft.draw(kind, from: home, to: arrival.account, act)
    }
    countFailures(context, &draft)
  }

  /// What synchronization changed on the account, old to new: user type, address list, enabled.
  private static func change(of arrival: Arrival) -> String {
    var changes: [String] = []
    for (property, word) in [("UserType", "user-type"), ("ShowInAddressList", "address-list")] {
      for event in arrival.events {
        guard let new = event.newText(property)?.lowercased() else { continue }
        let old = event.oldText(property)?.lowercased() ?? "unset"
        if word == "user-type" || new == "false" { changes.append("\(word):\(old)>\(new)") }
        break
      }
    }
    if arrival.verb == "re-enable" { changes.append("enabled:false>true") }
    return changes.joined(separator: " ")
  }

  /// Failed and skipped rows prove nothing, and are counted on the edge that a success drew.
  private static func countFailures(_ context: GraphContext, _ draft: inout GraphDraft) {
    for event in context.events where !event.tookPlace && event.isCrossTenantProvisioning {
      guard let part = event.detail?.provisioning, !part.target.id.isEmpty else { continue }
      let target = context.provisioningTarget(part, source: part.sourceTenant ?? event.logTenant)
      let node = NodeID(.account, tenant: target, key: part.target.id)
      guard let external = context.externals[node], let home = context.homeAccount(of: external)
      else {
        continue
      }
      draft.fail(kind, from: home, to: node)
    }
  }
}
