/// Which columns the timeline has.
public enum TimelineProfile: String, Sendable, CaseIterable {
  /// Every column, ids included: for tools and for whoever digs.
  case full
  /// Eight columns without ids: what people attach to a report.
  case report
}
