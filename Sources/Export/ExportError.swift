/// Why an export couldn't be written, beside what the sink or the events throw.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  /// A template doesn't parse: its name and what the engine says.
  case template(name: String, reason: String)
  /// libxml2 refused a call: which one, and its return code.
  case xml(call: String, code: Int32)

  /// libxlsxwriter refused a call: what it says.
  case spreadsheet(String)
  /// A hand-over would tell a name that isn't the reader's: which, in lower case.
  case leak(String)
  /// A hand-over needs the case's key for pseudonyms, and there is none.
  case noKey
  /// No tenant, or several, that a hand-over could be for: those that findings name.
  case noPartner(choices: [String])

  /// One line for people.
  public var description: String {
    switch self {
    case .template(let name, let reason): "template \(name): \(reason)"
    case .leak(let name):
      "not written: it would tell \"\(name)\", which belongs to another tenant"
    case .noKey: "not written: the case has no key for pseudonyms"
    case .noPartner(let choices):
      choices.isEmpty
        ? "no finding names a tenant that isn't your own"
        : "which tenant is it for? Name it with --for: " + choices.joined(separator: ", ")
    case .spreadsheet(let reason): "libxlsxwriter: " + reason
    case .xml(let call, let code): "libxml2: \(call) returned \(code)"
    }
  }
}
