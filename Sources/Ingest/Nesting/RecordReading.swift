public import EntraModel

/// What reading one record again says: its event, and where inside of it the event's own record stands.
public struct RecordReading: Sendable {
  /// A text inside the record with its place.
  public struct Inner: Sendable {
    /// Where it is written.
    public var place: InnerPlace
    /// The text, decoded.
    public var text: [UInt8]
  }

  /// The event, whole and validated; nil when the bytes are no record of a known format.
  public var event: Event?
  /// Where the record stands in its document as a JSON pointer, for a row of a query's answer; nil for others.
  public var pointer: String?
  /// The texts that the event's record was unpacked from, outermost first; none where it stands in the evidence as it is.
  public var inner: [Inner] = []
  /// Whether the record was put back from fields that an exporter had renamed, so that no bytes are the record itself.
  public var isRebuilt = false
}
