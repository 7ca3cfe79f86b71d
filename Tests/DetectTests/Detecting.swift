import Detect
import EntraModel
import EventForge
import TenantGraph

/// What the detections find in a forge; coverage is read off its events, as a case would.
func findings(
  _ forge: EventForge, own: [TenantID] = [EventForge.victim], partners: [KnownPartner] = []
) -> [Finding] {
  var builder = GraphBuilder(ownTenants: own, tenantNames: [:])
  let events = forge.ordered
  for event in events { builder.add(event) }
  var coverage: [Coverage] = []
  for event in events {
    let index = coverage.firstIndex { $0.tenant == event.logTenant && $0.source == event.source }
    if let index {
      coverage[index].last = event.instant
      coverage[index].events += 1
    } else {
      coverage.append(
        Coverage(
          tenant: event.logTenant, source: event.source, first: event.instant, last: event.instant,
          events: 1, hours: []))
    }
  }
  return Detections.run(
    builder.freeze(), DetectContext(ownTenants: own, knownPartners: partners, coverage: coverage))
}

extension [Finding] {
  /// The first finding of a rule.
  func first(of rule: String) -> Finding? { first { $0.rule == rule } }

  /// Rules that fire above info, sorted.
  var rules: [String] { Set(filter { $0.severity > .info }.map(\.rule)).sorted() }
}

/// The persistence attack as the victim's logs show it.
func backdoor(withRole: Bool = true) -> EventForge {
  var forge = EventForge()
  forge.addPartner(EventForge.attacker, "09:00:00", by: People.admin)
  forge.allowSync(EventForge.attacker, "09:00:03", by: People.admin)
  forge.autoRedeem(EventForge.attacker, "09:00:06", by: People.admin)
  forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
  forge.signIn(
    EventForge.user(People.malloryOutside.id, People.mallory.upn), "10:00:00",
    home: EventForge.attacker)
  if withRole {
    forge.grantRole(
      "Global Administrator", template: People.globalAdministrator, to: People.malloryOutside,
      "10:10:00", by: People.admin)
  }
  return forge
}
