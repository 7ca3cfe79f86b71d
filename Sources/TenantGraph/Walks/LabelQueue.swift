/// A binary heap of labels by moment, then fewest hops, then what a record shows, then the order of the graph.
struct LabelQueue {
  /// What labels are ordered by.
  struct Key: Comparable {
    let moment: Int64
    let depth: Int32
    let inferred: Int32
    let edge: Int32
    let act: Int32

    static func < (left: Key, right: Key) -> Bool {
      if left.moment != right.moment { return left.moment < right.moment }
      if left.depth != right.depth { return left.depth < right.depth }
      if left.inferred != right.inferred { return left.inferred < right.inferred }
      return left.edge != right.edge ? left.edge < right.edge : left.act < right.act
    }
  }

  private var heap: [(key: Key, label: Int32)] = []

  /// Adds a label.
  mutating func push(_ key: Key, _ label: Int32) {
    heap.append((key, label))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the first label; nil when none is left.
  mutating func pop() -> Int32? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.label }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, least) {
        least = child
      }
      if least == parent { return first.label }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if heap[left].key != heap[right].key { return heap[left].key < heap[right].key }
    return heap[left].label < heap[right].label
  }
}
