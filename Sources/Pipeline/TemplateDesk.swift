internal import Export
internal import FoundationEssentials

/// The narratives' templates for whoever writes their own: what there is, what they may use, and what is wrong with one.
public enum TemplateDesk {
  /// Something wrong with a template.
  public struct Problem: Sendable, Equatable {
    /// The template's file, as far as it was named.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// What is wrong, with the nearest name that is known.
    public var message: String
  }

  /// A document with every name that its template may use; a name inside a list comes after the list's, behind a dot.
  public struct Document: Sendable, Equatable {
    /// The template's name.
    public var template: String
    /// Name, `text`, `flag` or `list`, and what it holds.
    public var fields: [Field]
  }

  /// A name that a template may use.
  public struct Field: Sendable, Equatable {
    /// The name, behind the lists that it stands in: `findings.steps.time`.
    public var name: String
    /// `text`, `flag` or `list`.
    public var kind: String
    /// What it holds.
    public var summary: String
  }

  private static let suffix = ".mustache"

  /// The documents and their names.
  public static var documents: [Document] {
    NarrativeTemplates.documents.map { document in
      Document(template: document.template, fields: listed(document.fields, below: ""))
    }
  }

  /// Writes the embedded templates and a list of the names that they may use.
  ///
  /// - Parameters:
  ///   - folder: Where to; it is made when it isn't there.
  ///   - force: Whether a file that is there and differs is replaced.
  /// - Returns: The paths, in the order of writing.
  /// - Throws: ``PipelineError`` for a file that is there and differs, before anything is written, or can't be written.
  public static func export(to folder: String, force: Bool) throws(PipelineError) -> [String] {
    try PipelineError.wrapping {
      var files = NarrativeTemplates.embedded.map { ($0.name + suffix, Array($0.text.utf8)) }
      files.append(("README.md", Array(readme.utf8)))
      let manager = FileManager.default
      for (name, bytes) in files where !force {
        let path = folder + "/" + name
        if let present = manager.contents(atPath: path), Array(present) != bytes {
          throw PipelineError(
            .failed, "is there and differs", place: path, changed: "Nothing was changed",
            remedy: "name another folder, or replace it with --force")
        }
      }
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, bytes) in files {
        try Data(bytes).write(to: URL(filePath: folder + "/" + name), options: .atomic)
      }
      return files.map { folder + "/" + $0.0 }
    }
  }

  /// What is wrong with a template, or with all of a folder.
  ///
  /// - Returns: Problems by file and line; none when an export takes them.
  /// - Throws: ``PipelineError`` when there is no template.
  public static func check(_ path: String) throws(PipelineError) -> [Problem] {
    try PipelineError.wrapping {
      let templates = try templates(at: path)
      let isFile = path.hasSuffix(suffix)
      return NarrativeTemplates.problems(in: templates).map { problem in
        let name = problem.template + suffix
        let isUsers = templates[problem.template] != nil
        let file = isFile && isUsers ? path : (isUsers ? path + "/" + name : name)
        return Problem(file: file, line: problem.line, message: problem.message)
      }
    }
  }

  /// Every `*.mustache` file of a folder by its name, or the one file that is named.
  static func templates(at path: String) throws(PipelineError) -> [String: String] {
    if path.hasSuffix(suffix), case .file = FileProbe.follow(path) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return [String(name.dropLast(suffix.utf8.count)): try text(path)]
    }
    guard let names = FileProbe.names(inFolder: path) else {
      throw PipelineError(
        .failed, "no such folder of templates", place: path,
        remedy: "crosstrail template export DIR writes one to begin with")
    }
    var templates: [String: String] = [:]
    for name in names where name.hasSuffix(suffix) {
      templates[String(name.dropLast(suffix.utf8.count))] = try text(path + "/" + name)
    }
    guard !templates.isEmpty else {
      throw PipelineError(
        .failed, "no template here", place: path, remedy: "templates are named *\(suffix)")
    }
    return templates
  }

  private static func text(_ path: String) throws(PipelineError) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw PipelineError(.failed, "the template can't be read", place: path)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func listed(_ fields: [TemplateField], below list: String) -> [Field] {
    fields.flatMap { field -> [Field] in
      let name = list + field.name
      switch field.kind {
      case .text: return [Field(name: name, kind: "text", summary: field.summary)]
      case .flag: return [Field(name: name, kind: "flag", summary: field.summary)]
      case .list(let entry):
        return [Field(name: name, kind: "list", summary: field.summary)]
          + listed(entry, below: name + ".")
      }
    }
  }

  /// What lies beside exported templates.
  private static var readme: String {
    var text = """
      # Templates of the narratives

      Mustache: `{{name}}` prints a field, `{{#name}}...{{/name}}` is for each entry of a list or when there is
      something, `{{^name}}...{{/name}}` when there is nothing, `{{> part}}` another template. Every field is finished
      Markdown. Each list has a switch beside it, `hasFindings` of `findings`, to print a heading once. A name inside a
      list is written without the list's name before it.

      Delete what you don't change: the embedded template then stands in. `crosstrail template check` refuses a name
      that isn't below, and `crosstrail export CASE --templates DIR` checks too.

      """
    for document in documents {
      text += "\n## \(document.template)\n\n| Name | Kind | Holds |\n|---|---|---|\n"
      for field in document.fields {
        text += "| `\(field.name)` | \(field.kind) | \(field.summary) |\n"
      }
    }
    return text
  }
}
