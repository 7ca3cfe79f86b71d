internal import EntraModel

/// How a page cites records: `E3:1042` with the line, or `E3#17` with the record's number.
struct SourceMarks {
  private let facts: CaseFacts
  private let unlined: Set<EvidenceID>

  /// Prepares for the records of one page, so that a file's records are cited alike everywhere on it.
  init(_ places: [EvidencePlace], facts: CaseFacts) {
    self.facts = facts
    // Records may share a line, as Graph writes a page: then the record's number says more than the line's.
    var records: [EvidenceID: [Int64: Set<Int64>]] = [:]
    for place in places {
      records[place.evidence, default: [:]][place.line, default: []].insert(place.record)
    }
    unlined = Set(records.filter { $0.value.values.contains { $0.count > 1 } }.keys)
  }

  /// The mark of the first of some events, with `+2` for two more; nil when there is none.
  func mark(_ events: [EventReference]) -> String? {
    guard let place = events.first?.place, let file = facts.file(place.evidence) else {
      return nil
    }
    let position = unlined.contains(place.evidence) ? "#\(place.record)" : ":\(place.line)"
    return "E\(file.number)" + position + (events.count > 1 ? "+\(events.count - 1)" : "")
  }
}
