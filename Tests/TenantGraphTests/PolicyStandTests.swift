import EntraModel
import EventForge
import TenantGraph
import Testing

struct PolicyStandTests {
  private let pair = PolicyPair(owner: EventForge.victim, partner: EventForge.attacker)

  private func stand(_ forge: EventForge, at time: String) throws -> PolicyStand {
    let history = try #require(graph(forge).policies[pair])
    return history.stand(at: try #require(EventForge.at(time)))
  }

  private func setting(_ flag: PolicyFlag, _ stand: PolicyStand) throws -> PolicyStand.Setting {
    try #require(stand.settings.first { $0.flag == flag })
  }

  private func sync(_ forge: inout EventForge, _ time: String, _ old: Bool?, _ new: Bool) {
    forge.allowSync(
      EventForge.attacker, time, by: People.admin, old: old.map { "{\"isSyncAllowed\":\($0)}" },
      new: "{\"isSyncAllowed\":\(new)}")
  }

  @Test func `a value stands from its record on, and names it`() throws {
    var forge = EventForge()
    forge.addPartner(EventForge.attacker, "09:00:00", by: People.admin)
    sync(&forge, "09:10:00", nil, true)
    let setting = try setting(.syncInbound, stand(forge, at: "09:10:00"))
    #expect(setting.value == .on)
    #expect(setting.since == EventForge.at("09:10:00"))
    #expect(setting.event?.id == "event-2")
    #expect(try self.setting(.exists, stand(forge, at: "09:05:00")).value == .on)
    #expect(try self.setting(.exists, stand(forge, at: "08:00:00")).value == .off)
  }

  @Test func `before its first record a switch is unknown, unless the old value tells`() throws {
    var forge = EventForge()
    sync(&forge, "09:10:00", false, true)
    forge.autoRedeem(EventForge.attacker, "09:20:00", by: People.admin)
    let before = try stand(forge, at: "09:00:00")
    let told = try setting(.syncInbound, before)
    #expect(told.value == .off)
    #expect(told.since == nil)
    #expect(told.event?.id == "event-1")
    #expect(try setting(.autoRedeemInbound, before).value == .unknown)
    #expect(try setting(.b2bInbound, before) == .init(flag: .b2bInbound, value: .unknown))
  }

  @Test func `after a deletion nothing is set until a record sets it again`() throws {
    var forge = EventForge()
    sync(&forge, "09:00:00", nil, true)
    sync(&forge, "09:10:00", true, false)
    forge.policy(
      "Delete partner specific cross-tenant access setting", "09:20:00", EventForge.victim,
      EventForge.attacker, People.admin, [])
    forge.addPartner(EventForge.attacker, "09:30:00", by: People.admin)
    sync(&forge, "09:40:00", nil, true)
    let deleted = try stand(forge, at: "09:25:00")
    #expect(try setting(.exists, deleted).value == .off)
    #expect(try setting(.syncInbound, deleted).value == .notSet)
    #expect(try setting(.b2bInbound, deleted).event?.id == "event-3")
    #expect(try setting(.syncInbound, stand(forge, at: "09:40:00")).value == .on)
    #expect(deleted.gaps == [])
  }

  @Test func `an old value that differs from the record before is a gap between the two`() throws {
    var forge = EventForge()
    sync(&forge, "09:00:00", nil, true)
    sync(&forge, "10:00:00", false, true)
    let gap = try #require(try stand(forge, at: "09:00:00").gaps.first)
    #expect(gap.kind == .oldValueDiffers(.syncInbound, says: false, replayed: true))
    #expect(gap.after == EventForge.at("09:00:00"))
    #expect(gap.before == EventForge.at("10:00:00"))
    #expect([gap.earlier.id, gap.event.id] == ["event-1", "event-2"])
  }

  @Test func `a policy deleted while synchronization was allowed lacks a record`() throws {
    var forge = EventForge()
    sync(&forge, "09:00:00", nil, true)
    forge.policy(
      "Delete partner specific cross-tenant access setting", "09:20:00", EventForge.victim,
      EventForge.attacker, People.admin, [])
    #expect(try stand(forge, at: "09:00:00").gaps.map(\.kind) == [.deletedWithSynchronization])
  }

  @Test func `a policy added twice, or changed after its deletion, lacks a record`() throws {
    var twice = EventForge()
    twice.addPartner(EventForge.attacker, "09:00:00", by: People.admin)
    twice.addPartner(EventForge.attacker, "10:00:00", by: People.admin)
    #expect(try stand(twice, at: "09:00:00").gaps.map(\.kind) == [.addedTwice])
    var after = EventForge()
    after.policy(
      "Delete partner specific cross-tenant access setting", "09:20:00", EventForge.victim,
      EventForge.attacker, People.admin, [])
    sync(&after, "10:00:00", nil, true)
    #expect(try stand(after, at: "09:00:00").gaps.map(\.kind) == [.changedAfterDeletion])
  }
}
