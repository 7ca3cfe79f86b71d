internal import Custody
internal import Export

extension PipelineError {
  /// Turns whatever a room threw into words for the user.
  ///
  /// - Parameter changed: What had been changed by then.
  init(wrapping error: any Error, changed: String) {
    switch error {
    case var error as PipelineError:
      if error.changed.isEmpty { error.changed = changed }
      self = error
    case let error as CustodyError:
      self.init(
        .failed,
        "\(error.message) [\(error.kind.rawValue)]", place: error.path, changed: changed,
        remedy: Self.remedy(for: error.kind))
    case let error as ExportError:
      self.init(.failed, error.description, changed: changed)
    default:
      self.init(.failed, String(describing: error), changed: changed)
    }
  }

  /// Runs work and turns what it throws into a ``PipelineError``.
  static func wrapping<Value>(
    changed: String = "", _ work: () throws -> Value
  ) throws(PipelineError) -> Value {
    do { return try work() } catch { throw PipelineError(wrapping: error, changed: changed) }
  }

  private static func remedy(for kind: CustodyError.Kind) -> String {
    switch kind {
    case .noCase: "name a case directory, or make one: crosstrail case new DIR"
    case .occupied: "name a directory that is empty or doesn't exist yet"
    case .locked: "wait until the other run has ended"
    case .schema: "open it with the version of crosstrail that wrote it, or a newer one"
    case .editedExport: "keep your file under another name, or overwrite it with --force"
    case .changed, .database, .accounting: "crosstrail case verify DIR says what is damaged"
    case .unwritable, .notWritable: "check who may write there and whether the disk is full"
    case .unreadable, .missing, .notRegularFile: "check the path and who may read it"
    case .badName, .unknownHandle: ""
    }
  }
}
