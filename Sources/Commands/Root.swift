internal import ArgumentParser

/// The root of the command line: `crosstrail`.
struct Root: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosstrail",
    abstract: "Finds cross-tenant attack paths in Entra ID audit, sign-in and provisioning logs.",
    discussion: """
      Reads exported logs into a case, links them to paths between tenants, and writes a \
      timeline, a graph and a narrative in which every statement names its record.

      First look:   crosstrail demo
      Your logs:    crosstrail investigate LOGS --case NAME --own YOUR-TENANT-ID

      A case given by a bare name lies in $CROSSTRAIL_CASES, or in ./Cases where that folder is.

      Exit codes: 0 done; 1 done with faults or refused files, with findings where --fail-on \
      asks, a verification that failed, or cases that differ; 2 failed; 64 wrong arguments.
      """,
    version: Program.versionText,
    groupedSubcommands: [
      CommandGroup(
        name: "The whole way", subcommands: [InvestigateCommand.self, DemoCommand.self]),
      CommandGroup(
        name: "Cases and evidence",
        subcommands: [
          CaseCommand.self, IngestCommand.self, StatusCommand.self, DiffCommand.self,
          DoctorCommand.self,
        ]),
      CommandGroup(
        name: "Paths and findings",
        subcommands: [
          DetectCommand.self, PathCommand.self, ReachCommand.self, CutCommand.self,
          PolicyCommand.self, ExplainCommand.self,
        ]),
      CommandGroup(
        name: "Output and reference",
        subcommands: [
          ExportCommand.self, TemplateCommand.self, FormatsCommand.self, DetectionsCommand.self,
        ]),
    ])
}
