import EntraModel
import Testing

@testable import Ingest

@Suite struct GraphSignInsTests {
  private func event(_ record: String) throws -> Event {
    let reading = Reading(record)
    #expect(reading.isBalanced)
    #expect(reading.formats == ["graph-sign-ins": 1])
    return try #require(reading.events.first)
  }

  @Test func `every column of a beta sign-in is read`() throws {
    let event = try event(Fixtures.signIn())
    #expect(event.id == "5a5a5a5a-0001-4002-8003-000000000001")
    #expect(event.instant?.description == "2026-03-02T08:00:01.0000000Z")
    #expect(event.precision == .second)
    #expect(event.source == .signIn)
    #expect(event.activity == "Sign-in")
    #expect(event.result == .success)
    #expect(event.errorCode == 0)
    #expect(event.reason == "Other.")
    let actor = Party(
      kind: .user, id: "77777777-8888-4999-8aaa-bbbbbbbbbbbb", name: "Ada Ångström",
      upn: "ada@woodgrove.example")
    #expect(event.actor == actor)
    #expect(event.homeTenant == GUID(Fixtures.partner))
    #expect(event.resourceTenant == GUID(Fixtures.own))
    #expect(event.partnerTenant == nil)
    #expect(event.accessType == .b2bCollaboration)
    #expect(event.userType == .member)
    #expect(event.applicationID == "c44b4083-3bb0-49c1-b47d-974e53cbdf3c")
    #expect(event.applicationName == "Azure Portal")
    #expect(event.resourceName == "Windows Azure Service Management API")
    #expect(event.ipAddress == "198.51.100.7")
    #expect(event.country == "IS")
    #expect(event.autonomousSystem == "64500")
    #expect(event.userAgent == "Mozilla/5.0 (\"x\")")
    #expect(event.risk == .none)
    #expect(event.mfaDetail == "MFA by claim")
    #expect(event.correlationID == "0e0e0e0e-1111-4222-8333-444444444444")
    #expect(event.tokenID == "dG9rZW4")
    #expect(event.detail == nil)
    #expect(event.isRelevant)
  }

  @Test func `the hot way and the general way read the same`() {
    let records = [
      Fixtures.signIn(), Fixtures.signIn(access: "none", error: "50126"),
      Fixtures.signIn(access: "b2bCollaboration,passthrough", time: "2026-03-02T08:00:01.1234567Z"),
      Fixtures.signIn(
        upn: "", more: #","servicePrincipalId":"5A000000-0000-4000-8000-000000000001""#),
      Fixtures.signIn(upn: #"q\"uote@x.example"#),
      Fixtures.signIn(more: #","mfaDetail":null,"nested":{"a":[{"id":"not this"}]}"#),
    ]
    let text = records.joined(separator: "\n")
    let hot = Reading(text)
    #expect(hot == Reading(Array(text.utf8), mayGoHot: false))
    #expect(hot == Reading(text, options: IngestOptions(validate: true)))
    #expect(hot.events.count == records.count)
  }

  @Test func `damage that no column reads is found only when everything is validated`() {
    let record = Fixtures.signIn(more: #","extra":{"n":tru}"#)
    #expect(Reading(record).ids.count == 1)
    let validated = Reading(record, options: IngestOptions(validate: true))
    #expect(validated.faultSlugs == [.badRecord])
    #expect(validated.isBalanced)
  }

  @Test func `keys in any order and in other spellings are read`() throws {
    let usual = try event(Fixtures.signIn())
    let lower = Fixtures.signIn().replacing("createdDateTime", with: "createddatetime")
      .replacing("userPrincipalName", with: "UserPrincipalName")
    #expect(try event(lower).actor == usual.actor)
    let partly = Fixtures.signIn().replacing("\"userPrincipalName\"", with: "\"UserPrincipalName\"")
      .replacing("\"userId\"", with: "\"UserId\"")
    #expect(try event(partly).actor == usual.actor)
    let escaped = Fixtures.signIn().replacing("\"userType\"", with: #""userT\u0079pe""#)
    #expect(try event(escaped).userType == .member)
  }

  @Test(arguments: [
    (#"["interactiveUser"]"#, EventSource.signIn),
    (#"["nonInteractiveUser"]"#, .nonInteractiveSignIn),
    (#"["servicePrincipal"]"#, .servicePrincipalSignIn),
    (#"["managedIdentity"]"#, .managedIdentitySignIn), ("[]", .signIn), ("null", .signIn),
  ])
  func `the event type tells the log`(types: String, source: EventSource) throws {
    let record = Fixtures.signIn().replacing(#"["interactiveUser"]"#, with: types)
    #expect(try event(record).source == source)
  }

  @Test func `a v1 record is told by its interactivity and account`() throws {
    let bare =
      #"{"id":"a","createdDateTime":"2026-03-02T08:00:01Z","appDisplayName":"X","appId":"app","ipAddress":"192.0.2.1","#
    #expect(
      try event(bare + #""isInteractive":false,"userPrincipalName":"a@b.example"}"#).source
        == .nonInteractiveSignIn)
    let principal = try event(
      bare + #""servicePrincipalId":"sp","servicePrincipalName":"robot","userId":""}"#)
    #expect(principal.source == .servicePrincipalSignIn)
    #expect(principal.actor == Party(kind: .servicePrincipal, id: "sp", name: "robot"))
    #expect(principal.actorApplicationID == "app")
    #expect(principal.result == .unknown)
    #expect(principal.errorCode == nil)
  }

  @Test(arguments: [
    ("none", AccessType.saidNone), ("B2B collaboration", .b2bCollaboration),
    ("b2bDirectConnect", .b2bDirectConnect),
    ("serviceProvider, passthrough", AccessType([.serviceProvider, .passthrough])),
    ("somethingNew", .unknownFutureValue), ("microsoftSupport", .microsoftSupport),
  ])
  func `access types are flags in any spelling`(word: String, type: AccessType) throws {
    #expect(try event(Fixtures.signIn(access: word)).accessType == type)
  }

  @Test func `only crossing or risky sign-ins are relevant`() throws {
    let inside = Fixtures.signIn(home: Fixtures.own, access: "none")
    #expect(try !event(inside).isRelevant)
    let risky = inside.replacing(
      #""riskLevelDuringSignIn":"none""#, with: #""riskLevelDuringSignIn":"medium""#)
    #expect(try event(risky).isRelevant)
    #expect(try event(risky).risk == .medium)
    #expect(try event(Fixtures.signIn(home: Fixtures.own)).isRelevant)
  }

  @Test func `a wrong type on a known path is remarked and left out`() throws {
    let record = Fixtures.signIn().replacing(
      #""location":{"city":"Reykjavik","countryOrRegion":"IS"}"#, with: #""location":"IS""#)
    let reading = Reading(record)
    #expect(reading.events.first?.country == "")
    #expect(reading.remarkSlugs == [.typeMismatch])
  }

  @Test func `a key that is read twice counts once with its first value`() {
    let reading = Reading(Fixtures.signIn(more: #","ipAddress":"192.0.2.99""#))
    #expect(reading.events.first?.ipAddress == "198.51.100.7")
    #expect(reading.remarkSlugs == [.duplicateKey])
  }

  @Test func `a bad date keeps the sign-in without an instant`() {
    let reading = Reading(Fixtures.signIn(time: "2026-02-30T08:00:00Z"))
    #expect(reading.events.count == 1)
    #expect(reading.events.first?.instant == nil)
    #expect(reading.remarkSlugs == [.badDate])
  }

  @Test func `sign-ins vote for their tenants and domains`() throws {
    let inside = Fixtures.signIn(upn: "Bo@Tailspin.example", home: Fixtures.own, access: "none")
    let votes = Reading([Fixtures.signIn(), inside, inside].joined(separator: "\n")).votes
    let (own, partner) = (try #require(GUID(Fixtures.own)), try #require(GUID(Fixtures.partner)))
    #expect(votes.signIns == 3)
    #expect(votes.seenInSignIns == [own: 3, partner: 1])
    #expect(
      votes.domainHomes == ["tailspin.example": [own: 2], "woodgrove.example": [partner: 1]])
  }

  @Test func `a sign-in is read again with all of its values`() throws {
    let bytes = Array(Fixtures.signIn().utf8)
    let place = EvidencePlace(
      evidence: EvidenceID(1), record: 1, line: 1, offset: 0, length: Int64(bytes.count))
    let event = try #require(IngestStage.event(fromRecord: bytes, place: place))
    #expect(event.detail?.additionalValue("status.errorCode") == "0")
    #expect(event.actor.upn == "ada@woodgrove.example")
  }
}
