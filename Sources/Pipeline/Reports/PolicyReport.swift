public import EntraModel

/// The cross-tenant policies of a case at an instant, replayed from the trail.
public struct PolicyReport: Sendable {
  /// One switch of a policy.
  public struct Setting: Sendable, Equatable {
    /// The word of exports: `sync`, `b2b-in`.
    public var flag: String
    /// What people call it.
    public var title: String
    /// `on`, `off`, `not-set` or `unknown`.
    public var value: String
    /// When a record set it; nil while no record had done so.
    public var since: Instant?
    /// The record that set it, the snapshot that shows it, else the later record whose old value shows it; nil when unknown.
    public var event: EventReference?
    /// The last snapshot that shows this value, the same as ``event`` when no record tells it; nil when none does.
    public var seenBy: EventReference?
    /// When that snapshot was taken.
    public var seenAt: Instant?
  }

  /// A hole in the log of a policy: a record that doesn't fit to the one before it.
  public struct Gap: Sendable, Equatable {
    /// A stable name: `old-value-differs`, `snapshot-differs`, `deleted-with-synchronization`, `added-twice`,
    /// `changed-after-deletion`.
    public var kind: String
    /// The switch, empty where the whole policy is meant.
    public var title: String
    /// What the record says the value was, `on` or `off`, with snapshots also `not-set`; nil where the whole policy is meant.
    public var says: String?
    /// What the record before it had set.
    public var replayed: String?
    /// The instant of the record before.
    public var after: Instant
    /// The instant of the record that doesn't fit.
    public var before: Instant
    /// Both records, the earlier one first.
    public var events: [EventReference]
  }

  /// One policy.
  public struct Policy: Sendable {
    /// Its node.
    public var node: NodeID
    /// The tenant whose policy it is; nil when the log's owner isn't known.
    public var owner: TenantID?
    /// The tenant that it is for; nil for the default policy.
    public var partner: TenantID?
    /// Every switch, in a fixed order.
    public var settings: [Setting]
    /// What snapshots without a time show: so it was at some time.
    public var undated: [Setting]
    /// Holes over the whole time, in time order.
    public var gaps: [Gap]
    /// First and last event of the owner's audit log in the case; nil when it holds none.
    public var audited: ClosedRange<Instant>?
  }

  /// A synchronization job as its last snapshot shows it.
  public struct Job: Sendable {
    /// Its id, `Azure2Azure.<source tenant>.<guid>` for cross-tenant synchronization.
    public var id: String
    /// The template that it was made from, `Azure2Azure` for cross-tenant synchronization.
    public var template: String
    /// The tenant whose job it is; nil when that isn't known.
    public var source: TenantID?
    /// The tenant that it writes into; nil where the snapshot doesn't say.
    public var target: TenantID?
    /// When the snapshot was taken; nil when it doesn't say: so it was at some time.
    public var seenAt: Instant?
    /// What it shows, name and value, in the snapshot's order: `schedule.state`, `status.code`, times of runs.
    public var states: [KeyValue]
    /// The snapshot.
    public var event: EventReference
  }

  /// The instant that is shown; nil when none was asked for and no event of the case has a time.
  public var at: Instant?
  /// The policies, by owner and partner.
  public var policies: [Policy]
  /// Synchronization jobs that snapshots show, by source tenant and id; of each the last one until the instant.
  public var jobs: [Job]
  /// The nodes that they name.
  public var cast: Cast
  /// Title and inventory of the case.
  public var facts: CaseFacts
}
