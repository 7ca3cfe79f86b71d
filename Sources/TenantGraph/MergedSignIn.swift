internal import EntraModel

/// One sign-in as one or both tenants' logs show it: two copies, one node.
struct MergedSignIn {
  /// The copies, in order.
  var copies: [Event]

  /// Smallest id of the copies.
  var id: String { copies.map(\.id).min() ?? "" }
  var instant: Instant? { copies.first?.instant }
  var resourceTenant: TenantID? { copies.lazy.compactMap(\.resourceTenant).first }
  var homeTenant: TenantID? { copies.lazy.compactMap(\.homeTenant).first }
  var succeeded: Bool { copies.allSatisfy(\.tookPlace) }
  var accessType: AccessType { copies.reduce(into: []) { $0.formUnion($1.accessType) } }

  /// The highest risk over the copies.
  var risk: RiskLevel {
    copies.map(\.risk).max { $0.rawValue < $1.rawValue } ?? .unknown
  }

  /// Merges the copies of cross-tenant sign-ins, in the order of their first copy.
  ///
  /// Two copies are one sign-in by the same id; by correlation and token id; else by UPN, application and tenants
  /// within five seconds when two different tenants logged them (reference/detections 3.2).
  static func merge(_ events: [Event]) -> [MergedSignIn] {
    var merged: [MergedSignIn] = []
    var byID: [String: Int] = [:]
    var byToken: [String: Int] = [:]
    var byShape: [String: [Int]] = [:]
    for event in events {
      let token =
        event.correlationID.isEmpty || event.tokenID.isEmpty
        ? nil : event.correlationID + " " + event.tokenID
      let shape = [
        event.actor.upn.lowercased(), event.applicationID.lowercased(),
        event.homeTenant?.description ?? "", event.resourceTenant?.description ?? "",
      ].joined(separator: " ")
      let near = byShape[shape]?.last { index in
        let other = merged[index].copies[0]
        guard let left = other.instant, let right = event.instant,
          other.logTenant != event.logTenant,
          merged[index].copies.allSatisfy({ $0.logTenant != event.logTenant })
        else { return false }
        return abs(left.ticks - right.ticks) <= 5 * Instant.ticksPerSecond
      }
      let index = byID[event.id] ?? token.flatMap { byToken[$0] } ?? near
      if let index {
        merged[index].copies.append(event)
        byID[event.id] = index
        if let token { byToken[token] = index }
        continue
      }
      merged.append(MergedSignIn(copies: [event]))
      byID[event.id] = merged.count - 1
      if let token { byToken[token] = merged.count - 1 }
      byShape[shape, default: []].append(merged.count - 1)
    }
    return merged
  }
}
