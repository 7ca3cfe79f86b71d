import EntraModel

/// A sink that keeps everything, or fails after a number of bytes.
final class MemorySink: ByteSink {
  struct Full: Error {}

  private(set) var bytes: [UInt8] = []
  private(set) var writes = 0
  private(set) var largestWrite = 0
  var capacity = Int.max

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ span: Span<UInt8>) throws {
    writes += 1
    largestWrite = max(largestWrite, span.count)
    if bytes.count + span.count > capacity { throw Full() }
    bytes.reserveCapacity(bytes.count + span.count)
    for index in span.indices { bytes.append(span[index]) }
  }
}

/// A cursor over events in memory.
final class ListCursor: EventCursor {
  private var rest: ArraySlice<Event>

  init(_ events: [Event]) {
    rest = events[...]
  }

  func next() -> Event? { rest.popFirst() }
}
