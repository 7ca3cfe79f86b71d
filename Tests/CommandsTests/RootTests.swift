import ArgumentParser
import EntraModel
import Pipeline
import Testing

@testable import Commands

@Suite struct `The command line` {
  @Test func `investigate takes the options of ingest, detect and export`() throws {
    let command = try #require(
      try Root.parseAsRoot([
        "investigate", "logs", "more.json", "--case", "./c", "--title", "T", "--tlp", "TLP:RED",
        "--own", "0F1E2D3C-1111-4111-8111-00000000000A", "--own",
        "{0f1e2d3c-2222-4222-8222-00000000000b}", "--partner",
        "0f1e2d3c-3333-4333-8333-00000000000c=Partner & Co", "--tenant",
        "0f1e2d3c-1111-4111-8111-00000000000a", "--as", "graph-sign-ins", "--reference", "--jobs",
        "3", "--force", "--profile", "report", "--excel", "--templates", "t", "--fail-on", "high",
        "--format",
        "timeline", "narrative",
      ]) as? InvestigateCommand)
    #expect(command.evidence.request.paths == ["logs", "more.json"])
    #expect(!command.evidence.request.readsStandardInput)
    #expect(command.evidence.request.reference)
    #expect(command.evidence.request.format == "graph-sign-ins")
    #expect(command.evidence.request.tenant == GUID("0f1e2d3c-1111-4111-8111-00000000000a"))
    let request = command.declarations.request(path: "./c")
    #expect(request.ownTenants.count == 2)
    #expect(request.knownPartners.map(\.name) == ["Partner & Co"])
    let exports = command.exports.request()
    #expect(exports.names == ["timeline", "narrative"])
    #expect(exports.force && exports.reportProfile && exports.excel)
    #expect(command.fail.failOn == .high)
  }

  @Test func `a dash among the paths is standard input`() throws {
    let command = try #require(
      try Root.parseAsRoot(["investigate", "-", "logs", "--case", "./c"]) as? InvestigateCommand)
    #expect(command.evidence.request.readsStandardInput)
    #expect(command.evidence.request.paths == ["logs"])
  }

  @Test(arguments: [
    ["investigate", "logs"], ["investigate", "logs", "--case", "c", "--own", "contoso.com"],
    ["investigate", "logs", "--case", "c", "--jobs", "0"],
    ["investigate", "logs", "--case", "c", "--fail-on", "huge"],
    ["reach", "c"], ["reach", "c", "a", "--from", "b"], ["reach", "c", "a", "--at", "noon"],
    ["cut", "c"], ["cut", "c", "a", "--to", "b"], ["policy", "c", "--at", "yesterday"],
    ["status"], ["diff", "c"], ["path", "c"], ["path", "c", "--from", "x", "--limit", "0"],
    ["explain", "c"],
    ["case", "new"], ["case", "frobnicate"], ["frobnicate"],
    ["case", "own", "add", "c"], ["case", "own", "add", "c", "contoso.com"],
    ["case", "partner", "add", "c", "0f1e2d3c-3333-4333-8333-00000000000c", "--allow", "all"],
    [
      "case", "partner", "add", "c", "0f1e2d3c-3333-4333-8333-00000000000c", "--until",
      "2026-02-30",
    ],
  ])
  func `wrong arguments are usage`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Root.parseAsRoot(arguments) }
    #expect(error.map { Root.exitCode(for: $0) } == ExitCodes.usage)
  }

  @Test(arguments: [
    ["ingest", "c", "logs", "--json"], ["status", "c", "--json"], ["detect", "c", "--json"],
    ["path", "c", "--from", "a", "--to", "b"],
    ["reach", "c", "a"], ["reach", "c", "--from", "a", "--at", "2025-03-10T09:00:00Z", "--json"],
    ["reach", "c", "--from", "a", "--since", "2025-03-10"], ["cut", "c", "b"],
    ["cut", "c", "--from", "a", "--from", "d", "--to", "b"], ["policy", "c", "--at", "2025-03-10"],
    ["explain", "c", "f"], ["diff", "c", "d", "--json"],
    ["export", "c", "--out", "o"],
    ["formats"], ["detections"], ["detections", "XTS-BACKDOOR-PATH", "--json"], ["demo"],
    ["case", "new", "c"], ["case", "show", "c"], ["case", "verify", "c", "--record"],
    ["case", "own", "list", "c"], ["case", "partner", "list", "c", "--json"],
    ["case", "own", "remove", "c", "0f1e2d3c-3333-4333-8333-00000000000c"],
    ["case", "partner", "remove", "c", "0f1e2d3c-3333-4333-8333-00000000000c"],
  ])
  func `every command of the model is there`(arguments: [String]) throws {
    #expect(!(try Root.parseAsRoot(arguments) is Root))
  }
}
