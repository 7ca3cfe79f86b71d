internal import Custody
public import EntraModel

extension CaseDesk {
  /// Everything that examiners wrote into a case.
  ///
  /// - Throws: ``PipelineError`` when there is no case.
  public static func annotations(at path: String) throws(PipelineError) -> Annotations {
    try PipelineError.wrapping {
      try Casefile.open(at: path, readOnly: true).annotations()
    }
  }

  /// Puts tags on an event or takes them off; exports that show them aren't made anew.
  ///
  /// - Throws: ``PipelineError`` when no event has the id, or a tag has other characters than a tag may have.
  public static func tag(
    event: String, add: [String], remove: [String], at path: String, context: RunContext
  ) throws(PipelineError) -> Annotations {
    try PipelineError.wrapping(changed: "The case is as it was") {
      for tag in add where !Annotations.isTag(tag) {
        throw PipelineError(
          .usage, "is no tag", place: tag,
          remedy: "take letters, digits and -_.:/, at most \(Annotations.longestTag) of them")
      }
      let casefile = try Casefile.open(at: path, readOnly: false)
      try casefile.tag(
        event: try known(event, in: casefile), add: add, remove: remove, now: context.now(),
        operatorName: context.operatorName)
      return try casefile.annotations()
    }
  }

  /// Writes a note about the case, or about one event of it.
  ///
  /// - Throws: ``PipelineError`` when no event has the id, or the note is empty.
  public static func note(
    _ text: String, event: String?, at path: String, context: RunContext
  ) throws(PipelineError) -> Annotations {
    try PipelineError.wrapping(changed: "The case is as it was") {
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw PipelineError(.usage, "a note has words", place: path)
      }
      let casefile = try Casefile.open(at: path, readOnly: false)
      try casefile.note(
        text, event: try event.map { try known($0, in: casefile) } ?? "", now: context.now(),
        operatorName: context.operatorName)
      return try casefile.annotations()
    }
  }

  /// The id of an event as the case spells it.
  private static func known(_ id: String, in casefile: Casefile) throws -> String {
    guard let event = try casefile.events(withID: id).first else {
      throw PipelineError(
        .failed, "no event has this id", place: id, remedy: "take an event_id of timeline.csv")
    }
    return event.id
  }
}
