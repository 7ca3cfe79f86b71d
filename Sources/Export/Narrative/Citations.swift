internal import EntraModel

/// The records that the narrative cites, each under a short name: `E3:4182` is line 4182 of file 3 of the inventory.
///
/// A file of one line would give every record the same name: where several cited records begin on one line, the record's
/// number follows, `E3:1#57`. A member of an archive counts from 1 among the cited members of its file, `E3!2:40`.
struct Citations {
  private let evidence: EvidenceIndex
  private var names: [Int64: String] = [:]
  /// Every cited event once, in the order of inventory number, member and offset.
  private(set) var events: [EventReference] = []

  /// How many records one sentence names; the rest is counted, and stands in the timeline.
  private static let namedAtOnce = 6

  /// Gives every event its name.
  init(_ cited: [EventReference], evidence: EvidenceIndex) {
    self.evidence = evidence
    var seen = Set<Int64>()
    events = cited.filter { seen.insert($0.key).inserted }
      .sorted { left, right in
        let key = { (event: EventReference) in
          let place = event.place
          return (
            evidence.number(of: place.evidence), place.member ?? "", place.offset, place.record,
            event.id
          )
        }
        return key(left) < key(right)
      }
    var members: [EvidenceID: [String]] = [:]
    var perLine: [String: Int] = [:]
    var bases: [(key: Int64, base: String, record: Int64)] = []
    for event in events {
      let place = event.place
      var base = "E\(evidence.number(of: place.evidence))"
      if let member = place.member {
        if members[place.evidence]?.last != member {
          members[place.evidence, default: []].append(member)
        }
        base += "!\(members[place.evidence]?.count ?? 1)"
      }
      base += ":\(place.line)"
      perLine[base, default: 0] += 1
      bases.append((event.key, base, place.record))
    }
    for (key, base, record) in bases {
      names[key] = perLine[base] == 1 ? base : base + "#\(record)"
    }
  }

  /// The short name of an event's record.
  func name(_ event: EventReference) -> String { names[event.key] ?? "E0:0" }

  /// `[E3:4182] [E3:4190]`, in the order of the events.
  func cite(_ events: [EventReference]) -> Markdown {
    var marks: [Markdown] = []
    var seen = Set<String>()
    for event in events where seen.insert(name(event)).inserted {
      marks.append("\(citation: name(event))")
    }
    let named = Array(marks.prefix(Self.namedAtOnce)).joined(" ")
    let rest = marks.count - Self.namedAtOnce
    return rest > 0 ? "\(named) and \(rest) more" : named
  }

  /// `evidence/AuditLogs.json:4182`.
  func place(_ event: EventReference) -> String {
    evidence.path(of: event.place) + ":" + String(event.place.line)
  }
}
