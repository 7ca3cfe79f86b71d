import EntraModel
import Testing

@testable import Ingest

@Suite struct OwnerResolutionTests {
  private let v = GUID(high: 0xBB, low: 1)
  private let a = GUID(high: 0xAA, low: 1)
  private let w = GUID(high: 0xCC, low: 1)

  private func votes(
    named: [TenantID: Int] = [:], seen: [TenantID: Int] = [:], signIns: Int = 0,
    homes: [String: [TenantID: Int]] = [:], audits: [String: Int] = [:]
  ) -> OwnerVotes {
    var votes = OwnerVotes()
    votes.named = named
    votes.seenInSignIns = seen
    votes.signIns = signIns
    votes.domainHomes = homes
    votes.auditDomains = audits
    return votes
  }

  private func resolve(
    _ files: [OwnerVotes], option: [Int: TenantID] = [:], own: [TenantID] = []
  ) -> [OwnerResolution.Owner?] {
    let ids = files.indices.map { EvidenceID(Int64($0)) }
    let owners = OwnerResolution.resolve(
      Dictionary(uniqueKeysWithValues: zip(ids, files)),
      option: Dictionary(uniqueKeysWithValues: option.map { (ids[$0.key], $0.value) }),
      ownTenants: own)
    return ids.map { owners[$0] }
  }

  @Test func `an option goes before everything`() {
    #expect(
      resolve([votes(named: [v: 9])], option: [0: w]) == [.init(tenant: w, basis: .option)])
  }

  @Test func `records that name the owner need two thirds`() {
    #expect(resolve([votes(named: [v: 2, a: 1])]) == [.init(tenant: v, basis: .content)])
    #expect(resolve([votes(named: [v: 1, a: 1])]) == [.init(tenant: nil, basis: .unknown)])
  }

  @Test func `the one tenant in every sign-in owns the log`() {
    let log = votes(seen: [v: 100, a: 3, w: 2], signIns: 100)
    #expect(resolve([log]) == [.init(tenant: v, basis: .content)])
    let nearly = votes(seen: [v: 95, a: 94], signIns: 100)
    #expect(resolve([nearly]) == [.init(tenant: v, basis: .content)])
  }

  @Test func `domains that sign-ins place are followed to audits`() {
    let files = [
      votes(
        seen: [v: 10, a: 1], signIns: 10,
        homes: ["tailspin.example": [v: 9], "woodgrove.example": [a: 1]]),
      votes(audits: ["tailspin.example": 5, "tailspin.onmicrosoft.com": 2]),
      votes(audits: ["woodgrove.example": 3]),
    ]
    #expect(
      resolve(files) == [
        .init(tenant: v, basis: .content), .init(tenant: v, basis: .domains),
        .init(tenant: a, basis: .domains),
      ])
  }

  @Test func `domains of a file whose owner is known lead on to the next`() {
    let files = [
      votes(audits: ["b.example": 4, "c.example": 2]),
      votes(audits: ["b.example": 1, "a.example": 3]),
      votes(named: [v: 1], audits: ["a.example": 10, "v.onmicrosoft.com": 2, "stray.example": 1]),
      votes(audits: ["v.onmicrosoft.com": 1]), votes(audits: ["stray.example": 1]),
    ]
    #expect(resolve(files).map { $0?.tenant } == [nil, v, v, v, nil])
    let chain = [
      votes(named: [v: 1], audits: ["a.example": 2]),
      votes(audits: ["a.example": 2, "b.example": 1]),
      votes(audits: ["b.example": 1]),
    ]
    #expect(resolve(chain).map { $0?.tenant } == [v, v, v])
  }

  @Test func `a domain that two owners carry is taken for neither`() {
    let files = [
      votes(named: [v: 1], audits: ["shared.example": 5]),
      votes(named: [a: 1], audits: ["shared.example": 5]), votes(audits: ["shared.example": 5]),
    ]
    #expect(resolve(files).last == .init(tenant: nil, basis: .unknown))
  }

  @Test func `between home and resource another log of the case decides`() {
    let ambiguous = votes(seen: [v: 4, a: 4], signIns: 4)
    #expect(resolve([ambiguous]) == [.init(tenant: nil, basis: .unknown)])
    #expect(
      resolve([ambiguous, votes(named: [v: 1])]).first == .init(tenant: v, basis: .domains))
    #expect(
      resolve([ambiguous, votes(named: [v: 1]), votes(named: [a: 1])]).first
        == .init(tenant: nil, basis: .unknown))
  }

  @Test func `one declared tenant is assumed only where nothing points elsewhere`() {
    let unknown = votes(audits: ["x.example": 3])
    #expect(resolve([unknown], own: [v]) == [.init(tenant: v, basis: .declaredOwn)])
    #expect(resolve([unknown], own: [v, w]) == [.init(tenant: nil, basis: .unknown)])
    let elsewhere = [
      votes(audits: ["x.example": 3, "y.example": 5]),
      votes(seen: [a: 1], signIns: 1, homes: ["x.example": [a: 1]]),
    ]
    #expect(resolve(elsewhere, own: [v]).first == .init(tenant: nil, basis: .unknown))
    let ambiguous = votes(seen: [w: 4, a: 4], signIns: 4)
    #expect(resolve([ambiguous], own: [v]) == [.init(tenant: nil, basis: .unknown)])
  }

  @Test func `tenants are named by their own domains before initial ones`() {
    let names = OwnerResolution.tenantNames([
      votes(homes: [
        "tailspin.onmicrosoft.com": [v: 90], "tailspin.example": [v: 4], "b.example": [a: 2],
      ]),
      votes(named: [w: 1], audits: ["w.example": 2]), votes(homes: ["a.example": [a: 2]]),
    ])
    #expect(names == [v: "tailspin.example", a: "a.example", w: "w.example"])
  }
}
