public import EntraModel

/// What keeps a member, or the rest of an archive, from being read.
public struct ArchiveTrouble: Sendable, Equatable {
  /// The member's path; empty when the archive as a whole is meant.
  public var path: String
  /// What is wrong.
  public var slug: Slug
  /// One line for people.
  public var message: String

  /// Makes trouble with a member, or with the archive as a whole.
  public init(path: String, slug: Slug, message: String) {
    self.path = path
    self.slug = slug
    self.message = message
  }

  /// The same as a fault of the archive; whoever stores it knows the evidence file.
  public var fault: Fault {
    let place = EvidencePlace(
      evidence: EvidenceID(0), member: path.isEmpty ? nil : path, record: 0, line: 0, offset: 0,
      length: 0)
    return Fault(
      slug: slug, place: place, message: path.isEmpty ? message : "\(path): \(message)")
  }
}
