internal import EntraModel
internal import TenantGraph

/// A walk while a detection puts it together: steps, terms of the score, and what the pattern expected.
struct Walk {
  private(set) var steps: [PathStep] = []
  private(set) var terms: [ScoreTerm] = []
  /// The pattern's steps by name, in order, and whether each was observed.
  private(set) var expected: [(name: String, isObserved: Bool)] = []
  private var walked: Set<String> = []

  /// Walks over an act of an edge; the same act of the same edge is walked once.
  mutating func step(_ edge: Edge, _ act: Act) {
    let key = edge.id + act.verb + String(act.instant?.ticks ?? 0)
    guard walked.insert(key).inserted else { return }
    steps.append(PathStep(edge: edge, act: act, step: steps.count + 1))
  }

  /// Walks over an act that fills a step of a pattern.
  mutating func step(_ hop: Hop) { step(hop.edge, hop.act) }

  /// Notes a hop that the pattern expects and the logs don't show; it has no time, and nothing is claimed of its actor.
  mutating func missing(_ kind: EdgeKind, verb: String, from: NodeID, to: NodeID) {
    steps.append(
      PathStep(
        step: steps.count + 1, edge: kind, edgeID: "", from: from, to: to, time: nil,
        state: .missing, linkQuality: 0, corroboration: .oneSided, verb: verb, events: []))
  }

  /// Scores a step of the catalogue; each counts once, with the best link quality.
  mutating func score(_ step: ScoreStep, quality: Double = 1, discount: Double = 1) {
    let term = ScoreTerm(
      step: step.rawValue, probability: step.probability, quality: quality, discount: discount)
    if let index = terms.firstIndex(where: { $0.step == term.step }) {
      if term.quality > terms[index].quality { terms[index] = term }
    } else {
      terms.append(term)
    }
  }

  /// Notes a step that the pattern expects.
  mutating func expect(_ name: String, observed: Bool) { expected.append((name, observed)) }

  /// The steps in time order, those without a time where the walk put them, numbered from 1.
  var ordered: [PathStep] {
    var order: [(ticks: Int64, position: Int, step: PathStep)] = []
    var latest = Int64.min
    for (position, step) in steps.enumerated() {
      let ticks = step.events.lazy.compactMap(\.instant).min()?.ticks ?? step.time?.ticks ?? latest
      latest = max(latest, ticks)
      order.append((ticks, position, step))
    }
    return order.sorted { ($0.ticks, $0.position) < ($1.ticks, $1.position) }.enumerated().map {
      var step = $1.step
      step.step = $0 + 1
      return step
    }
  }

  /// A finding of a rule with this walk, its score and the rule's own words.
  ///
  /// - Parameters:
  ///   - rule: The detection.
  ///   - key: What makes the finding the same one over later ingests: its door, first event or account, and the home UPN.
  ///   - title: One line for people.
  ///   - severity: What the relation of the two tenants may still lower.
  ///   - relation: Own, known, Microsoft's or unknown.
  ///   - conditions: What bends the score.
  /// - Returns: The finding, without accounts, missing logs and response, which the rule adds.
  func finding(
    of rule: any Detection.Type, key: [String], title: String, severity: Severity,
    relation: Relation = .unknown, conditions: Confidence.Conditions = Confidence.Conditions()
  ) -> Finding {
    var finding = Finding(
      id: StableHash.hex16(of: ([rule.rule] + key).joined(separator: "\n")), rule: rule.rule,
      title: title, severity: relation.bounded(severity),
      confidence: Confidence.score(terms, conditions))
    fill(&finding)
    finding.status = .complete
    finding.techniques = rule.techniques
    finding.benign = rule.benign
    return finding
  }

  /// Writes steps, terms and counts into a finding.
  func fill(_ finding: inout Finding) {
    finding.path = ordered
    finding.scoring = terms
    finding.stepsExpected = expected.count
    finding.stepsObserved = expected.filter(\.isObserved).count
    let times = finding.path.flatMap { $0.events.compactMap(\.instant) }
    finding.firstSeen = times.min()
    finding.lastSeen = times.max()
  }
}

extension Graph {
  /// The edge that a step of a finding walks over; nil for a step that the logs don't show.
  ///
  /// - Complexity: O(d) in the edges that start where the step does.
  func edge(of step: PathStep) -> Edge? {
    edges(from: step.from, kind: step.edge).first { $0.id == step.edgeID }
  }
}
