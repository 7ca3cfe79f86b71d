internal import ArgumentParser
internal import EntraModel
internal import Pipeline

/// What the user declares about a case.
struct DeclarationOptions: ParsableArguments {
  @Option(help: "Title of the case, shown in every report.")
  var title: String?

  @Option(help: "Traffic Light Protocol marking of every report.")
  var tlp: MarkingValue?

  @Option(
    name: .customLong("own"),
    help: ArgumentHelp("A tenant of your own, by its id; may be repeated.", valueName: "tenant"))
  var ownTenants: [TenantValue] = []

  @Option(
    name: .customLong("partner"),
    help: ArgumentHelp(
      "A tenant that you know as a partner; may be repeated.", valueName: "tenant[=name]"))
  var partners: [PartnerValue] = []

  /// The request for a case directory.
  func request(path: String) -> CaseRequest {
    CaseRequest(
      path: path, title: title, tlp: tlp?.rawValue, ownTenants: ownTenants.map(\.tenant),
      knownPartners: partners.map(\.partner))
  }
}
