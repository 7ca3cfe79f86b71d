/// Who gave a record its id: only ids of one scheme can be compared, so two records of one scheme with two ids are two events.
public enum IDScheme: UInt8, Sendable, CaseIterable, Comparable {
  /// Entra's own: Graph, Azure Monitor, Log Analytics, and the unified audit log's logons, share it.
  case graph = 0
  /// The unified audit log's, which it gives to directory events instead of Entra's.
  case unifiedAuditLog = 1
  /// None: the record carries no id, and gets a hash of its identifying fields.
  case none = 2
  /// None, and no event either: a part of the event of the same correlation id, which another file tells.
  case part = 3

  /// Orders as the raw values do: whose id is an event's when its copies have several.
  public static func < (left: IDScheme, right: IDScheme) -> Bool {
    left.rawValue < right.rawValue
  }
}
