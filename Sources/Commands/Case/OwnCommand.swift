internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// `case own`: the responder's own tenants.
struct OwnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "own", abstract: "Declares which tenants are your own, or lists them.",
    discussion: "Each change is a line of the custody ledger; the findings are made anew.",
    subcommands: [Add.self, List.self, Remove.self])

  /// `case own add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Declares tenants of your own.")

    @OptionGroup var directory: CaseArgument
    @OptionGroup var tenants: TenantArguments
    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.declare(.addOwn(tenants.values), in: directory)
    }
  }

  /// `case own list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the tenants that the case declares as your own.")

    @OptionGroup var directory: CaseArgument
    @OptionGroup(title: "Result") var json: JSONOption
    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.list(directory, json) { facts in
        [("schema", "crosstrail.own/1"), ("ownTenants", CaseJSON.ownTenants(facts))]
      } words: {
        $0.addOwn(to: &$1)
      }
    }
  }

  /// `case own remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes tenants back that were declared as your own.")

    @OptionGroup var directory: CaseArgument
    @OptionGroup var tenants: TenantArguments
    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.declare(.removeOwn(tenants.values), in: directory)
    }
  }
}

/// Tenants by their ids.
struct TenantArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("A tenant, by its id; may be repeated.", valueName: "tenant"))
  var tenants: [TenantValue]

  /// The tenants.
  var values: [TenantID] { tenants.map(\.tenant) }
}

extension ShowOptions {
  /// Declares, and shows what came of it.
  func declare(_ declaration: Declaration, in directory: CaseArgument) throws {
    let declared = try CaseDesk.declare(declaration, at: directory.path, context: .current())
    try show(DeclarationText(declared: declared, terminal: terminal).page())
  }

  /// Lists what the case declares, as JSON or in words.
  func list(
    _ directory: CaseArgument, _ json: JSONOption,
    members: (CaseFacts) -> [(String, JSONValue)], words: (DeclaredText, inout Page) -> Void
  ) throws {
    let facts = try CaseDesk.report(at: directory.path, tool: Program.tool).facts
    guard !json.json else { return try OutputStream.write(JSONValue.object(members(facts)).text) }
    var page = Page(terminal)
    words(DeclaredText(facts: facts), &page)
    try show(page)
  }
}
