import EntraModel
import FoundationEssentials

/// What stands in case.json, a file that follows the text in the database.
struct Manifest: Codable, Equatable {
  var schema: String
  var id: String
  var title: String
  var tlp: String
  var ownTenants: [String]
  var knownPartners: [ManifestPartner]
  var created: String
  /// As asserted by whoever made the case.
  var createdBy: String
  var tool: String

  init(
    id: String, settings: CaseSettings, created: Instant, createdBy: String, tool: String
  ) {
    schema = CaseLayout.caseSchema
    self.id = id
    title = settings.title
    tlp = settings.tlp
    ownTenants = settings.ownTenants.map(\.description)
    knownPartners = settings.knownPartners.map(ManifestPartner.init)
    self.created = created.description
    self.createdBy = createdBy
    self.tool = tool
  }

  /// Reads a manifest's text; nil when it is anything else.
  init?(text: String) {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(text.utf8)),
      manifest.schema == CaseLayout.caseSchema
    else { return nil }
    self = manifest
  }

  /// The declared part.
  var settings: CaseSettings {
    get {
      CaseSettings(
        title: title, tlp: tlp, ownTenants: ownTenants.compactMap { GUID($0) },
        knownPartners: knownPartners.compactMap(\.partner))
    }
    set {
      title = newValue.title
      tlp = newValue.tlp
      ownTenants = newValue.ownTenants.map(\.description)
      knownPartners = newValue.knownPartners.map(ManifestPartner.init)
    }
  }

  /// The file's text, one field a line.
  var text: String {
    let strings: ([String]) -> LedgerAction.Value = { .list($0.map { .text($0) }) }
    let fields: [(String, LedgerAction.Value)] = [
      ("schema", .text(schema)), ("id", .text(id)), ("title", .text(title)), ("tlp", .text(tlp)),
      ("ownTenants", strings(ownTenants)),
      ("knownPartners", .list(knownPartners.map(\.value))),
      ("created", .text(created)), ("createdBy", .text(createdBy)), ("tool", .text(tool)),
    ]
    return "{\n"
      + fields.map { "  " + JSONText.of(.text($0.0)) + ": " + JSONText.of($0.1) }
      .joined(separator: ",\n") + "\n}\n"
  }

  /// Writes the file: under a temporary name, synced, renamed.
  static func write(_ text: String, in folder: String) throws(CustodyError) {
    let path = CaseLayout.join(folder, CaseLayout.manifest)
    let temporary = CaseLayout.join(folder, CaseLayout.temporaryPrefix + CaseLayout.manifest)
    Folder.remove(temporary)
    let file = try PosixFile.create(temporary)
    try file.write(Array(text.utf8))
    try file.sync()
    try Folder.rename(temporary, to: path)
    try Folder.sync(folder)
  }
}
