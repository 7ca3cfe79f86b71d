/// Why an export couldn't be written, beside what the sink or the events throw.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  /// A template doesn't parse: its name and what the engine says.
  case template(name: String, reason: String)
  /// libxml2 refused a call: which one, and its return code.
  case xml(call: String, code: Int32)

  /// One line for people.
  public var description: String {
    switch self {
    case .template(let name, let reason): "template \(name): \(reason)"
    case .xml(let call, let code): "libxml2: \(call) returned \(code)"
    }
  }
}
