import Detect
import EntraModel
import EventForge
import TenantGraph
import Testing

struct ReentryTests {
  /// A backdoor whose external account is dealt with at 11:00 by an administrator, and signs in the next day.
  private func evicted(
    _ activity: String, enabledBy enabler: Party? = nil, synchronized: Bool = false
  ) -> EventForge {
    var forge = backdoor(withRole: false)
    manage(&forge, activity, "11:00:00", by: People.admin)
    if let enabler { manage(&forge, "Enable account", "12:00:00", by: enabler) }
    if synchronized {
      forge.add(
        "Update user", "12:00:00", log: EventForge.victim, category: "UserManagement",
        actor: EventForge.syncFabric, targets: [People.malloryOutside],
        changes: [PropertyChange(target: 0, name: "AccountEnabled", old: "false", new: "true")])
    }
    forge.signIn(
      EventForge.user(People.malloryOutside.id, People.mallory.upn), "23:00:00",
      home: EventForge.attacker)
    return forge
  }

  private func manage(
    _ forge: inout EventForge, _ activity: String, _ time: String, by actor: Party
  ) {
    forge.add(
      activity, time, log: EventForge.victim, category: "UserManagement", actor: actor,
      targets: [People.malloryOutside])
  }

  private func reentry(_ forge: EventForge) -> Finding? {
    findings(forge).first(of: "XTS-REENTRY-AFTER-EVICTION")
  }

  @Test func `a sign-in of a blocked account that nobody is seen to enable is critical`() {
    #expect(reentry(evicted("Disable account"))?.severity == .critical)
  }

  @Test func `an account that another administrator enables again and that signs in is critical`() {
    #expect(
      reentry(evicted("Disable account", enabledBy: People.helpdesk))?.severity == .critical)
  }

  @Test func `whoever blocked an account and enables it again has taken the eviction back`() {
    #expect(reentry(evicted("Disable account", enabledBy: People.admin)) == nil)
  }

  @Test func `revoked sessions alone forbid no new sign-in`() {
    #expect(reentry(evicted("Update StsRefreshTokenValidFrom Timestamp")) == nil)
  }

  @Test func `revoked sessions and a way back by synchronization are critical`() {
    let forge = evicted("Update StsRefreshTokenValidFrom Timestamp", synchronized: true)
    #expect(reentry(forge)?.severity == .critical)
  }
}
