/// Which events a cursor gives.
public struct EventFilter: Sendable, Equatable {
  /// Only the events that the graph is made from, with their nested detail.
  public var relevantOnly = false
  /// Only events with an instant.
  public var datedOnly = true
  /// Only events at or after an instant; undated ones are none of them.
  public var since: Instant?
  /// Only events at or before an instant; undated ones are none of them.
  public var until: Instant?

  /// Makes the filter of a timeline: every dated event.
  public init() {}
}

/// Events one after another in the total order of the model: (instant, source priority, id, evidence SHA-256, offset).
///
/// Undated events, where asked for, come last. Custody implements it over the database; Export and Detect never hold
/// all events.
public protocol EventCursor: AnyObject {
  /// The next event, nil after the last.
  func next() throws -> Event?
}

/// Where exported bytes go: Custody opens a temporary file behind it, counts, syncs and renames.
public protocol ByteSink: AnyObject {
  /// Appends bytes; throws when the disk is full or the file is gone, and nothing after that is kept.
  func write(_ bytes: Span<UInt8>) throws
}

extension ByteSink {
  /// Appends the UTF-8 bytes of a text.
  public func write(_ text: String) throws {
    try write(text.utf8.span)
  }
}
