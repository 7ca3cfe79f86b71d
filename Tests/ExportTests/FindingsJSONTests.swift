import EntraModel
import Export
import Foundation
import Testing

struct FindingsJSONTests {
  private func findings(_ input: ExportInput) throws -> [[String: Any]] {
    let data = Data(try exported(FindingsJSON.self, input).utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["schema"] as? String == "crosstrail.findings/1")
    return try #require(root["findings"] as? [[String: Any]])
  }

  @Test func `a finding begins with the contract's keys in the contract's order`() throws {
    let text = try exported(FindingsJSON.self, Incident().input)
    #expect(
      text.hasPrefix(
        """
        {
          "schema": "crosstrail.findings/1",
          "findings": [
            {
              "id": "f00d000000000001",
              "rule": "XTS-BACKDOOR-PATH",
              "title": "An account of northwind.test was let into fabrikam.test through a new door",
              "severity": "critical",
              "confidence": 0.93,
              "confidenceIs": "a score for ranking, not a probability",
              "strength": "strong",
              "stepsObserved": 6,
              "stepsExpected": 7,
              "status": "complete",
              "techniques": [
                "T1136.003",
                "T1484.002"
              ],
              "tenants": {
                "source": "11111111-0000-4000-8000-000000000001",
                "target": "22222222-0000-4000-8000-000000000002"
              },

        """))
  }

  @Test func `every hop carries the place and the hash of its records`() throws {
    let path = try #require(try findings(Incident().input).first?["path"] as? [[String: Any]])
    let evidence = try #require(path[0]["evidence"] as? [[String: Any]])
    #expect(evidence[0]["file"] as? String == "evidence/AuditLogs.json")
    #expect(evidence[0]["line"] as? Int == 20)
    #expect(evidence[0]["sha256"] as? String == String(repeating: "0", count: 62) + "12")
    #expect(evidence[0]["member"] is NSNull)
    #expect(path[1]["verb"] as? String == "enable-sync")
    #expect(path[4]["traces"] as? [String] == ["add", "invite", "update"])
  }

  @Test func `a record inside a record carries its path, both its ranges and the hash of its text`()
    throws
  {
    var input = Incident().input
    let plain = try exported(FindingsJSON.self, input)
    let place = InnerPlace(
      path: "/_raw", wrapping: .string, offset: 100, length: 50, textLength: 40, recordOffset: 1,
      recordLength: 39, isExact: true, sha256: "ab")
    let cited = try #require(input.findings.first?.path.first?.events.first)
    input.nestings = [cited.key: RecordNesting(inner: [place])]
    let path = try #require(try findings(input).first?["path"] as? [[String: Any]])
    let evidence = try #require((path[0]["evidence"] as? [[String: Any]])?.first)
    let inside = try #require(evidence["inside"] as? [[String: Any]])
    #expect(inside.count == 1 && inside[0]["path"] as? String == "/_raw")
    #expect(inside[0]["wrapping"] as? String == "string" && inside[0]["exact"] as? Bool == true)
    #expect(inside[0]["offset"] as? Int == 100 && inside[0]["length"] as? Int == 50)
    #expect(inside[0]["recordOffset"] as? Int == 1 && inside[0]["recordLength"] as? Int == 39)
    #expect(inside[0]["textLength"] as? Int == 40 && inside[0]["sha256"] as? String == "ab")
    #expect(evidence["pointer"] == nil && evidence["rebuilt"] == nil)
    input.nestings = [cited.key: RecordNesting(pointer: "/tables/0/rows/3", isRebuilt: true)]
    let text = try exported(FindingsJSON.self, input)
    #expect(text.contains(#""pointer": "/tables/0/rows/3","#) && text.contains(#""rebuilt": true"#))
    input.nestings = [cited.key: RecordNesting()]
    #expect(try exported(FindingsJSON.self, input) == plain)
  }

  @Test func `an inferred hop has no time and a missing one no evidence`() throws {
    let path = try #require(try findings(Incident().input).first?["path"] as? [[String: Any]])
    #expect(path[3]["state"] as? String == "inferred")
    #expect(path[3]["time"] is NSNull)
    #expect(path[8]["state"] as? String == "missing")
    #expect(path[8]["time"] is NSNull)
    #expect((path[8]["evidence"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: Hostile.values)
  func `any value comes back as it was`(value: String) throws {
    let found = try findings(Hostile.incident(value).input)
    #expect(found.allSatisfy { $0["title"] as? String == value })
  }

  @Test func `without findings the list is empty`() throws {
    var incident = Incident()
    incident.findings = []
    #expect(try findings(incident.input).isEmpty)
  }
}
