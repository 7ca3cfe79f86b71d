/// A column of the timeline, in the order of the whole profile.
public enum TimelineColumn: String, Sendable, CaseIterable {
  case datetime, precision
  case timestampDescription = "timestamp_desc"
  case source, category, activity, result, actor
  case actorID = "actor_id"
  case actorKind = "actor_kind"
  case target
  case targetID = "target_id"
  case targetKind = "target_kind"
  case logTenant = "log_tenant"
  case partnerTenant = "partner_tenant"
  case homeTenant = "home_tenant"
  case resourceTenant = "resource_tenant"
  case accessType = "access_type"
  case app, ip, country
  case correlationID = "correlation_id"
  case message, edges, findings, severity, techniques, tags
  case eventID = "event_id"
  case evidence, line, offset, copies
}
