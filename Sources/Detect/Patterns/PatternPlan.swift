internal import EntraModel

/// The order in which a pattern's steps are filled, and what is wrong with a declaration.
///
/// Steps that a match needs hang on each other as a tree below the start, each on the step that its first window
/// names, and look at nothing but the steps above them. So whether a step can be filled doesn't depend on what another
/// branch takes, and no search ever has to try combinations.
struct PatternPlan {
  let steps: [PatternStep]
  /// Positions of the steps that each step's act must bring with it.
  let needed: [[Int]]
  /// Positions of steps to fill below the start: those that are needed first, then the others.
  let order: [Int]
  /// What is wrong with the declaration, in sentences.
  let faults: [String]

  init(_ pattern: Pattern) {
    var faults: [String] = []
    var waiting = pattern.steps.filter { $0.name != pattern.start }
    var steps = pattern.steps.filter { $0.name == pattern.start }
    if pattern.start != nil, steps.count != 1 { faults.append("no start, or two") }
    if Set(pattern.steps.map(\.name)).count != pattern.steps.count {
      faults.append("two steps of one name")
    }
    var place: [String: Int] = [:]
    for (index, step) in steps.enumerated() { place[step.name] = index }
    // Needed steps first, then the others; each as soon as what it hangs on is there.
    for isNeeded in [true, false] {
      while let index = waiting.firstIndex(where: { step in
        (!isNeeded || step.presence.isNeeded)
          && step.windows.allSatisfy { $0.anchors.allSatisfy { place[$0] != nil } }
      }) {
        let step = waiting.remove(at: index)
        place[step.name] = steps.count
        steps.append(step)
      }
    }
    if pattern.start != nil {
      for step in waiting { faults.append("\(step.name) hangs on a step that isn't there") }
    }
    self.steps = steps
    let parents = steps.map { step in step.windows.first?.anchors.first.flatMap { place[$0] } ?? 0 }
    needed = steps.indices.map { parent in
      steps.indices.filter { $0 > 0 && parents[$0] == parent && steps[$0].presence.isNeeded }
    }
    order = Array(steps.indices.dropFirst())
    faults += PatternPlan.faults(steps, parents, place)
    self.faults = faults
  }

  /// Needed steps that look aside of the steps above them.
  private static func faults(
    _ steps: [PatternStep], _ parents: [Int], _ place: [String: Int]
  ) -> [String] {
    var binder: [String: Int] = [:]
    for (index, step) in steps.enumerated() {
      for name in [step.from.name, step.to.name] + (step.by.map { [$0] } ?? [])
      where binder[name] == nil {
        binder[name] = index
      }
    }
    var faults: [String] = []
    for (index, step) in steps.enumerated() {
      let terms =
        step.joins.flatMap { [$0.terms.0, $0.terms.1] }
        + [step.from, step.to].flatMap { $0.policy.map { [$0.owner, $0.partner] } ?? [] }
      let names = terms.flatMap(\.places) + [step.from.name, step.to.name]
      for name in names where binder[name] == nil {
        faults.append("\(step.name): no place \(name)")
      }
      guard step.presence.isNeeded else { continue }
      for window in step.windows where window.isLatest {
        for anchor in window.anchors.compactMap({ place[$0] })
        where anchor > 0 && !steps[anchor].pick.isSingle {
          faults.append("\(step.name) asks for the latest of all acts of \(steps[anchor].name)")
        }
      }
      // Whom an act records may be nobody, and two branches would then each bind the place for themselves.
      if let by = step.by, let other = binder[by], other != index,
        ![steps[other].from.name, steps[other].to.name].contains(by)
      {
        faults.append("\(step.name): \(by) is known from what \(steps[other].name) records alone")
      }
      var above: Set<Int> = [index]
      var next = index
      while next > 0, parents[next] < next {
        next = parents[next]
        above.insert(next)
      }
      let anchors = step.windows.flatMap(\.anchors).compactMap { place[$0] }
      let ends = names + (step.by.map { [$0] } ?? [])
      for other in ends.compactMap({ binder[$0] }) + anchors where !above.contains(other) {
        faults.append("\(step.name) looks aside at \(steps[other].name)")
      }
    }
    return faults
  }
}
