import Foundation
import Testing

@testable import CaseForge

/// The forge gives what it promises: the same bytes for the same seed, in the shape of Graph.
struct SignInsTests {
  static func lines(seed: UInt64, count: Int) -> [[UInt8]] {
    var signIns = SignIns(seed: seed, count: count)
    return (0..<count).map { _ in
      var line: [UInt8] = []
      signIns.appendNext(to: &line)
      return line
    }
  }

  @Test func `equal seeds give equal bytes, and others don't`() {
    let first = SignInsTests.lines(seed: 7, count: 300)
    #expect(first == SignInsTests.lines(seed: 7, count: 300))
    #expect(first != SignInsTests.lines(seed: 8, count: 300))
  }

  @Test func `the bytes of seed 7 are the ones that were measured`() {
    var sum = UInt64(0xCBF2_9CE4_8422_2325)
    for byte in SignInsTests.lines(seed: 7, count: 1000).joined() {
      sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    #expect(sum == 0x19A7_4062_54C9_9CA6)
  }

  @Test func `every record is a sign-in with what a timeline needs`() throws {
    struct SignIn: Decodable {
      var id, createdDateTime, userPrincipalName, homeTenantId, resourceTenantId: String
      var crossTenantAccessType: String
    }
    let records = try SignInsTests.lines(seed: 3, count: 2000).map {
      try JSONDecoder().decode(SignIn.self, from: Data($0))
    }
    let crossing = records.filter { $0.homeTenantId != $0.resourceTenantId }
    #expect((10...100).contains(crossing.count))
    #expect(crossing.allSatisfy { $0.crossTenantAccessType == "b2bCollaboration" })
    let distinct = Set(records.map(\.id)).count
    #expect((1960...1995).contains(distinct), "about one in a hundred comes twice")
  }

  @Test func `a record has the size of a real one`() {
    let lines = SignInsTests.lines(seed: 7, count: 500)
    let mean = lines.reduce(0) { $0 + $1.count } / lines.count
    #expect((4700...4950).contains(mean))
  }

  @Test(arguments: Shape.allCases)
  func `every shape tells the same sign-ins`(shape: Shape) throws {
    let records = SignInsTests.lines(seed: 5, count: 40)
    for record in records {
      let members = RecordMembers(record[...])
      #expect(members.names.count == 71 && members.text("id").utf8.count == 36)
      var made: [UInt8] = []
      shape.append(record[...], to: &made)
      let text = String(decoding: made, as: UTF8.self)
      for name in ["id", "userPrincipalName", "ipAddress", "correlationId"] {
        #expect(text.contains(members.text(name)), "\(name)")
      }
      #expect(!text.contains("\n"))
      if !shape.rawValue.hasSuffix("csv") {
        #expect(try JSONSerialization.jsonObject(with: Data(made)) is [String: Any])
      }
    }
  }

  @Test func `dates of tables are the month first`() {
    #expect(AmericanDate.text("2026-09-30T00:07:05Z") == "9/30/2026, 12:07:05.000 AM")
    #expect(AmericanDate.text("2026-01-02T13:00:00Z", isPrecise: false) == "1/2/2026 1:00:00 PM")
  }

  @Test(arguments: [
    [], ["audits"], ["signins", "--count"], ["signins", "--count", "0", "--out", "a"],
    ["signins", "--count", "1"], ["signins", "--count", "1", "--out", "a", "--shape", "xml"],
    ["signins", "--count", "1", "--out", "a", "--audits", "1"],
    ["estate", "--count", "1", "--out", "a"],
    ["estate", "--count", "1", "--audits", "1", "--out", "a", "--attack", "maybe"],
  ])
  func `an order that can't be carried out is refused`(arguments: [String]) {
    #expect(throws: Refusal.self) { try Order(arguments: arguments) }
  }
}
