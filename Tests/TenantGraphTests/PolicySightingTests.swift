import EntraModel
import EventForge
import TenantGraph
import Testing

struct PolicySightingTests {
  private let pair = PolicyPair(owner: EventForge.victim, partner: EventForge.attacker)

  private func stand(_ forge: EventForge, at time: String) throws -> PolicyStand {
    let history = try #require(graph(forge).policies[pair])
    return history.stand(at: try #require(EventForge.at(time)))
  }

  private func setting(_ flag: PolicyFlag, _ stand: PolicyStand) throws -> PolicyStand.Setting {
    try #require(stand.settings.first { $0.flag == flag })
  }

  /// A snapshot of the policy for the attacker.
  private func snap(
    _ forge: inout EventForge, _ time: String, _ stated: [(String, String?)], isDated: Bool = true
  ) {
    forge.add(
      "Snapshot of a partner cross-tenant access policy", time, log: EventForge.victim,
      category: "", actor: Party(),
      targets: [Party(kind: .policy, id: EventForge.attacker.description)],
      changes: stated.map { PropertyChange(target: 0, name: $0.0, old: nil, new: $0.1) },
      source: .policySnapshot
    ) { event in
      event.partnerTenant = EventForge.attacker
      event.result = .unknown
      if !isDated { event.instant = nil }
    }
  }

  private func sync(_ allowed: Bool) -> [(String, String?)] {
    [("userSyncInbound", "{\"isSyncAllowed\":\(allowed)}")]
  }

  private func delete(_ forge: inout EventForge, _ time: String) {
    forge.policy(
      "Delete partner specific cross-tenant access setting", time, EventForge.victim,
      EventForge.attacker, People.admin, [])
  }

  // MARK: State

  @Test func `a snapshot tells the state from its moment on, and nothing of before`() throws {
    var forge = EventForge()
    snap(
      &forge, "10:00:00",
      sync(true) + [
        ("automaticUserConsentSettings", #"{"inboundAllowed":true,"outboundAllowed":null}"#),
        ("b2bCollaborationInbound", nil), ("isServiceProvider", "false"),
        ("b2bDirectConnectInbound", #"{"usersAndGroups":{"accessType":"blocked"}}"#),
        ("inboundTrust", "@{isMfaAccepted=True}"),
      ])
    let then = try stand(forge, at: "10:00:00")
    let shown = try setting(.syncInbound, then)
    #expect(shown.value == .on && shown.since == nil)
    #expect(shown.event?.id == "event-1" && shown.seenBy == shown.event)
    #expect(shown.seenAt == EventForge.at("10:00:00"))
    #expect(try setting(.exists, then).value == .on)
    #expect(try setting(.autoRedeemInbound, then).value == .on)
    #expect(try setting(.autoRedeemOutbound, then).value == .notSet)
    #expect(try setting(.b2bInbound, then).value == .notSet)
    #expect(try setting(.directConnectInbound, then).value == .off)
    #expect(try setting(.serviceProvider, then).value == .off)
    // A value that an exporter cut off says nothing.
    #expect(try setting(.trustMFA, then).value == .unknown)
    #expect(try setting(.groupSyncInbound, then).value == .unknown)
    #expect(try stand(forge, at: "09:59:59").settings.allSatisfy { $0.value == .unknown })
  }

  @Test func `a snapshot that agrees with a record is named beside it`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    snap(&forge, "10:00:00", sync(true))
    let shown = try setting(.syncInbound, stand(forge, at: "11:00:00"))
    #expect(shown.value == .on && shown.since == EventForge.at("09:00:00"))
    #expect(shown.event?.id == "event-1" && shown.seenBy?.id == "event-2")
    #expect(try stand(forge, at: "11:00:00").gaps == [])
    #expect(try setting(.syncInbound, stand(forge, at: "09:30:00")).seenBy == nil)
  }

  @Test func `a record after the snapshot sets the value anew`() throws {
    var forge = EventForge()
    snap(&forge, "09:00:00", sync(false))
    forge.allowSync(
      EventForge.attacker, "10:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}")
    let stand = try stand(forge, at: "10:00:00")
    #expect(try setting(.syncInbound, stand).since == EventForge.at("10:00:00"))
    #expect(stand.gaps == [])
  }

  // MARK: Contradiction

  @Test func `a snapshot that differs from the record before is a gap between the two`() throws {
    var forge = EventForge()
    forge.allowSync(
      EventForge.attacker, "09:00:00", by: People.admin, old: "{\"isSyncAllowed\":true}",
      new: "{\"isSyncAllowed\":false}")
    snap(&forge, "10:00:00", sync(true))
    let stand = try stand(forge, at: "10:00:00")
    let gap = try #require(stand.gaps.first)
    #expect(stand.gaps.count == 1)
    #expect(gap.kind == .snapshotDiffers(.syncInbound, says: true, before: false))
    #expect(gap.after == EventForge.at("09:00:00") && gap.before == EventForge.at("10:00:00"))
    #expect([gap.earlier.id, gap.event.id] == ["event-1", "event-2"])
    #expect(try setting(.syncInbound, stand).value == .on)
  }

  @Test func `the next record's old value, and the next snapshot, are held against it`() throws {
    var record = EventForge()
    snap(&record, "09:00:00", sync(true))
    record.allowSync(
      EventForge.attacker, "10:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}")
    #expect(
      try stand(record, at: "10:00:00").gaps.map(\.kind) == [
        .snapshotDiffers(.syncInbound, says: false, before: true)
      ])
    var snapshot = EventForge()
    snap(&snapshot, "09:00:00", [("inboundTrust", #"{"isMfaAccepted":false}"#)])
    snap(&snapshot, "10:00:00", [("inboundTrust", #"{"isMfaAccepted":true}"#)])
    #expect(
      try stand(snapshot, at: "10:00:00").gaps.map(\.kind) == [
        .snapshotDiffers(.trustMFA, says: true, before: false)
      ])
  }

  @Test func `what the clocks or a null can explain is no contradiction`() throws {
    var close = EventForge()
    snap(&close, "09:58:00", sync(true))
    close.allowSync(
      EventForge.attacker, "10:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}")
    #expect(try stand(close, at: "10:00:00").gaps == [])
    var later = EventForge()
    later.allowSync(
      EventForge.attacker, "10:00:00", by: People.admin, old: "{\"isSyncAllowed\":false}")
    snap(&later, "10:02:00", sync(false))
    #expect(try stand(later, at: "10:00:00").gaps == [])
    var null = EventForge()
    null.policy(
      "Update a partner cross-tenant access setting", "09:00:00", EventForge.victim,
      EventForge.attacker, People.admin,
      [PropertyChange(target: 0, name: "isServiceProvider", old: "true", new: "false")])
    snap(&null, "10:00:00", [("isServiceProvider", nil)])
    #expect(try stand(null, at: "10:00:00").gaps == [])
  }

  @Test func `a policy that is there after its deletion lacks the record that adds it`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "08:00:00", by: People.admin)
    forge.allowSync(
      EventForge.attacker, "08:30:00", by: People.admin, old: "{\"isSyncAllowed\":true}",
      new: "{\"isSyncAllowed\":false}")
    delete(&forge, "09:00:00")
    snap(&forge, "10:00:00", sync(true))
    // One record is missing as far as the trail shows: the deletion took the switch along.
    #expect(
      try stand(forge, at: "10:00:00").gaps.map(\.kind) == [
        .snapshotDiffers(.exists, says: true, before: false)
      ])
  }

  @Test func `what a deletion took away needs no record, and an addition of what was seen does`()
    throws
  {
    var deleted = EventForge()
    snap(&deleted, "08:00:00", sync(true))
    delete(&deleted, "09:00:00")
    deleted.addPartner(EventForge.attacker, "10:00:00", by: People.admin)
    snap(&deleted, "11:00:00", sync(false))
    #expect(try stand(deleted, at: "11:00:00").gaps == [])
    var added = EventForge()
    snap(&added, "08:00:00", sync(true))
    added.addPartner(EventForge.attacker, "10:00:00", by: People.admin)
    #expect(try stand(added, at: "11:00:00").gaps.map(\.kind) == [.addedTwice])
  }

  @Test func `a snapshot that shows synchronization off explains a deletion`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "08:00:00", by: People.admin)
    snap(&forge, "09:00:00", sync(false))
    delete(&forge, "10:00:00")
    #expect(
      try stand(forge, at: "10:00:00").gaps.map(\.kind) == [
        .snapshotDiffers(.syncInbound, says: false, before: true)
      ])
  }

  // MARK: Nothing else

  @Test func `a snapshot draws nothing and changes no replayed value`() throws {
    var forge = EventForge()
    let account = EventForge.user("guest", "a_b.example#EXT#@victim.example")
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    forge.provision(account, mail: "a@b.example", "09:30:00")
    let without = graph(forge)
    snap(&forge, "08:00:00", sync(true))
    snap(&forge, "10:00:00", sync(false) + [("isServiceProvider", "true")])
    snap(&forge, "10:00:00", sync(true), isDated: false)
    let with = graph(forge)
    #expect(with.nodes == without.nodes)
    #expect(with.edges == without.edges)
    let (one, other) = (
      try #require(with.policies[pair]), try #require(without.policies[pair])
    )
    #expect(one.steps == other.steps)
    let instant = try #require(EventForge.at("11:00:00"))
    for flag in PolicyFlag.allCases {
      #expect(one.value(of: flag, at: instant) == other.value(of: flag, at: instant))
    }
    var alone = EventForge()
    snap(&alone, "10:00:00", sync(true))
    #expect(graph(alone).nodes.isEmpty && graph(alone).edges.isEmpty)
  }

  @Test func `a snapshot without a time tells what was at some time, each value once`() throws {
    var forge = EventForge()
    forge.allowSync(EventForge.attacker, "09:00:00", by: People.admin)
    snap(&forge, "10:00:00", sync(false), isDated: false)
    snap(&forge, "10:01:00", sync(true), isDated: false)
    snap(&forge, "10:02:00", sync(true), isDated: false)
    let stand = try stand(forge, at: "11:00:00")
    #expect(stand.gaps == [])
    #expect(try setting(.syncInbound, stand).seenBy == nil)
    #expect(try setting(.exists, stand).value == .unknown)
    #expect(stand.undated.map(\.flag) == [.exists, .syncInbound, .syncInbound])
    #expect(stand.undated.map(\.value) == [.on, .off, .on])
    #expect(stand.undated.allSatisfy { $0.since == nil && $0.seenAt == nil })
  }
}
