internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// `case partner`: the tenants that the responder knows as partners.
struct PartnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner",
    abstract: "Declares which tenants are partners and for what, or lists them.",
    discussion: """
      Each change is a line of the custody ledger; the findings are made anew. An act beyond what \
      is declared - another use, or after the last day - counts as one of a tenant that nobody \
      knows, and the finding's title says so.
      """,
    subcommands: [Add.self, List.self, Remove.self])

  /// `case partner add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Declares a partner; what was declared of it before is replaced.",
      usage: "crosstrail case partner add <case> <tenant> [<options>]")

    @OptionGroup var directory: CaseArgument

    @Argument(help: ArgumentHelp("The tenant, by its id.", valueName: "tenant"))
    var tenant: TenantValue

    @Option(help: "What you call it.")
    var name = ""

    @Option(
      name: .customLong("allow"),
      help: ArgumentHelp(
        "What the partnership is for; may be repeated, everything by default.", valueName: "use"))
    var allows: [AllowanceValue] = []

    @Option(
      help: ArgumentHelp("Its last day in UTC, as 2026-12-31; no end by default.", valueName: "day")
    )
    var until: DayValue?

    @Option(help: "Why it is a partner: a contract, a project, who said so.")
    var why = ""

    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      let partner = KnownPartner(
        tenant: tenant.tenant, name: name, allows: allows.map(\.allowance), until: until?.day,
        why: why)
      try show.declare(.addPartner(partner), in: directory)
    }
  }

  /// `case partner list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the declared partners and what they are partners for.")

    @OptionGroup var directory: CaseArgument
    @OptionGroup(title: "Result") var json: JSONOption
    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.list(directory, json) { facts in
        [("schema", "crosstrail.partners/1"), ("knownPartners", CaseJSON.knownPartners(facts))]
      } words: {
        $0.addPartners(to: &$1)
      }
    }
  }

  /// `case partner remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes partners back that were declared.")

    @OptionGroup var directory: CaseArgument
    @OptionGroup var tenants: TenantArguments
    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.declare(.removePartners(tenants.values), in: directory)
    }
  }
}
