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
    var (found, empty) = (0, 0)
    for number in 0..<RandomPatterns.count {
      let graph = RandomPatterns.graph(
        &generator, kinds: Array(RandomPatterns.kinds.prefix(3)))
      let pattern = RandomPatterns.pattern(&generator)
      guard PatternPlan(pattern).faults.isEmpty else { continue }
      let (isAlike, count) = isAlike(pattern, graph)
      #expect(isAlike, "graph \(number): \(pattern.lines)")
      found += count
      empty += count == 0 ? 1 : 0
    }
    // Both answers are common, so that neither is agreed on by default.
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
}
