internal import EntraModel

/// The records that a hand-over cites, numbered in their order of citation: `R1`, `R2`...
struct PartnerRecords {
  private(set) var order: [EventReference] = []
  private var numbers: [Int64: Int] = [:]
  /// The events behind them, as far as the case gives them.
  let events: [Int64: Event]

  /// Numbers the records of some hops.
  init(_ steps: [PathStep], events: [Int64: Event]) {
    self.events = events
    for event in steps.filter({ $0.state == .observed }).flatMap(\.events)
    where numbers[event.key] == nil {
      order.append(event)
      numbers[event.key] = order.count
    }
  }

  /// `[R1] [R2]`.
  func cite(_ cited: [EventReference]) -> Markdown {
    cited.compactMap { numbers[$0.key] }.map { "[R\($0)]" as Markdown }.joined(" ")
  }
}
