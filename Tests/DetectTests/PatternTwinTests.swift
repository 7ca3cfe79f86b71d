import EntraModel
import TenantGraph
import Testing

@testable import Detect

struct PatternTwinTests {
  private let context = DetectContext(ownTenants: [], knownPartners: [], coverage: [])

  private func isAlike(_ pattern: Pattern, _ graph: Graph) -> (Bool, Int) {
    let fast = PatternMatcher(pattern, graph, context).matches().map(\.hops)
    let naive = NaiveMatches(pattern: pattern, graph: graph, context: context).matches()
    return (fast == naive, naive.count)
  }

  @Test func `random patterns match what trying every assignment finds`() {
    var generator = Seeded(state: 31)
    var (found, empty, tried) = (0, 0, 0)
    for number in 0..<RandomPatterns.count {
      let graph = RandomPatterns.graph(
        &generator, kinds: Array(RandomPatterns.kinds.prefix(3)))
      let pattern = RandomPatterns.pattern(&generator)
      guard PatternPlan(pattern).faults.isEmpty else { continue }
      tried += 1
      let (isAlike, count) = isAlike(pattern, graph)
      #expect(isAlike, "graph \(number): \(pattern.lines)")
      found += count
      empty += count == 0 ? 1 : 0
    }
    // Both answers are common, so that neither is agreed on by default.
    #expect(tried * 2 > RandomPatterns.count)
    #expect(found * 2 > RandomPatterns.count && empty * 20 > RandomPatterns.count)
  }

  @Test func `the declared patterns match what trying every assignment finds`() {
    let patterns = Detections.all.map { $0.pattern }.filter { $0.start != nil }
    var generator = Seeded(state: 32)
    var found = 0
    for number in 0..<RandomPatterns.count {
      let graph = RandomPatterns.graph(&generator, kinds: RandomPatterns.kinds)
      let pattern = patterns[number % patterns.count]
      let (isAlike, count) = isAlike(pattern, graph)
      #expect(isAlike, "graph \(number): \(pattern.lines)")
      found += count
    }
    #expect(found > 0)
  }

  @Test func `no declared pattern looks aside, and each asks for labels that the graph has`() {
    let labels: Set<EdgeKind> = [
      .grantedInbound, .grantedOutbound, .synced, .provisioned, .signedIn, .accessed, .configured,
      .scoped, .invited, .acted, .probed, .granted, .evicted, .samePrincipal, .belongsTo,
    ]
    for detection in Detections.all {
      #expect(PatternPlan(detection.pattern).faults == [], "\(detection.rule)")
      #expect(detection.pattern.steps.allSatisfy { labels.isSuperset(of: $0.kinds) })
      #expect(!detection.pattern.lines.isEmpty)
    }
  }

  @Test func `a needed step that looks aside is a fault of the declaration`() {
    let start = PatternStep("s", [.acted], from: "a", to: "b", says: "")
    let one = PatternStep("one", [.acted], from: "b", to: "c", when: [.after("s")], says: "")
    let two = PatternStep("two", [.acted], from: "c", to: "d", when: [.after("s")], says: "")
    #expect(PatternPlan(Pattern(start: start, [start, one, two])).faults != [])
    #expect(PatternPlan(Pattern(start: start, [start, one])).faults == [])
  }

  private func edge(_ kind: EdgeKind, _ key: String, at seconds: Int64) -> Edge {
    let from = NodeID(.account, tenant: nil, key: "a")
    let to = NodeID(.account, tenant: nil, key: key)
    var edge = Edge(id: "\(kind) \(key)", kind: kind, from: from, to: to)
    edge.acts = [
      Act(instant: Instant(ticks: seconds * Instant.ticksPerSecond), verb: "a", events: [])
    ]
    return edge
  }

  @Test func `a forbidden step forbids within its window, and up to its last second`() {
    let start = PatternStep("s", [.acted], from: "a", to: "b", says: "")
    let never = PatternStep(
      "never", [.granted], from: "a", to: "c", when: [.after("s", within: 100)], is: .forbidden,
      says: "")
    let pattern = Pattern(start: start, [start, never])
    for (seconds, count) in [(999, 1), (1000, 0), (1100, 0), (1101, 1)] as [(Int64, Int)] {
      let graph = Graph(
        nodes: [], edges: [edge(.acted, "b", at: 1000), edge(.granted, "c", at: seconds)])
      #expect(PatternMatcher(pattern, graph, context).matches().count == count, "\(seconds)")
      #expect(isAlike(pattern, graph) == (true, count))
    }
  }

  @Test func `a forbidden step below an optional one leaves it out and forbids no match`() {
    let start = PatternStep("s", [.acted], from: "a", to: "b", says: "")
    let maybe = PatternStep(
      "maybe", [.signedIn], from: "a", to: "d", when: [.after("s")], is: .optional, says: "")
    let never = PatternStep(
      "never", [.granted], from: "a", to: "c", when: [.before("maybe")], is: .forbidden, says: "")
    let pattern = Pattern(start: start, [start, maybe, never])
    for (seconds, count) in [(1051, 1), (1049, 0)] as [(Int64, Int)] {
      let graph = Graph(
        nodes: [],
        edges: [
          edge(.acted, "b", at: 1000), edge(.signedIn, "d", at: 1050),
          edge(.granted, "c", at: seconds),
        ])
      let matches = PatternMatcher(pattern, graph, context).matches()
      #expect(matches.map { $0.all(maybe).count } == [count])
      #expect(isAlike(pattern, graph).0)
    }
  }

  @Test func `a step at the place of whom an act doesn't record isn't filled`() {
    let start = PatternStep("s", [.acted], from: "a", to: "b", by: "who", says: "")
    let other = PatternStep(
      "other", [.granted], from: "who", to: "c", when: [.after("s")], is: .optional, says: "")
    let pattern = Pattern(start: start, [start, other])
    var acted = edge(.acted, "b", at: 1000)
    let granted = edge(.granted, "c", at: 1001)
    let count = { (acted: Edge) in
      PatternMatcher(pattern, Graph(nodes: [], edges: [acted, granted]), self.context).matches()
        .map { $0.all(other).count }
    }
    #expect(count(acted) == [0])
    acted.acts[0].by = granted.from
    #expect(count(acted) == [1])
    acted.acts[0].by = granted.to
    #expect(count(acted) == [0])
  }
}
