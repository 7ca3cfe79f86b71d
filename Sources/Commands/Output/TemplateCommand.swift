internal import ArgumentParser
internal import Pipeline

/// `template`: the narratives' templates.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes and checks templates of the narratives.",
    subcommands: [Export.self, Check.self, Fields.self])

  /// `template export`: the embedded templates, to be edited.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the embedded templates, and the names that they may use.")

    @Argument(help: "The folder to write to.", completion: .directory)
    var folder = "templates"

    @Flag(help: "Replace templates that are there and differ.")
    var force = false

    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      let paths = try TemplateDesk.export(to: folder, force: force)
      try show.show(TemplateText(terminal: show.terminal).exported(paths, folder: folder))
    }
  }

  /// `template check`: whether an export takes a template.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Names what a template uses and no document has, with its line.",
      discussion: "Exits 1 when something is wrong.")

    @Argument(help: "A template, or a folder of them.", completion: .file())
    var path: String

    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      let problems = try TemplateDesk.check(path)
      try show.show(TemplateText(terminal: show.terminal).problems(problems))
      try ExitCodes.raise(when: !problems.isEmpty)
    }
  }

  /// `template fields`: the names.
  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every name that a template may use.")

    @OptionGroup(title: "Result") var show: ShowOptions

    func run() throws {
      try show.show(TemplateText(terminal: show.terminal).fields(TemplateDesk.documents))
    }
  }
}
