internal import ArgumentParser
internal import EntraModel

/// A tenant by its id.
struct TenantValue: ExpressibleByArgument {
  let tenant: TenantID

  init?(argument: String) {
    guard let tenant = GUID(argument) else { return nil }
    self.tenant = tenant
  }
}

/// An instant in ISO 8601, in UTC unless it says otherwise; a day alone is its first moment.
struct InstantValue: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let instant = Instant(iso8601: argument) else { return nil }
    self.instant = instant
  }
}

/// A severity by its name.
enum SeverityValue: String, ExpressibleByArgument, CaseIterable {
  case info, low, medium, high, critical

  /// The severity.
  var severity: Severity { Severity(rawValue: rawValue) ?? .info }
}

extension Terminal.ColourChoice: ExpressibleByArgument {}

/// `--partner GUID` or `--partner GUID=NAME`.
struct PartnerValue: ExpressibleByArgument {
  let partner: KnownPartner

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard let first = parts.first, let tenant = GUID(first) else { return nil }
    partner = KnownPartner(tenant: tenant, name: parts.count > 1 ? String(parts[1]) : "")
  }
}

/// What a partnership is for, by its name.
enum AllowanceValue: String, ExpressibleByArgument, CaseIterable {
  case b2b
  case directConnect = "direct-connect"
  case sync

  /// The use.
  var allowance: PartnerAllowance {
    switch self {
    case .b2b: .b2b
    case .directConnect: .directConnect
    case .sync: .sync
    }
  }
}

/// A day in UTC: `2026-12-31`.
struct DayValue: ExpressibleByArgument {
  let day: CivilDate

  init?(argument: String) {
    guard let day = CivilDate(day: argument) else { return nil }
    self.day = day
  }
}

/// A marking by its name in TLP 2.0, in any case of letters, with or without `TLP:` before it.
enum MarkingValue: String, ExpressibleByArgument, CaseIterable {
  case clear = "TLP:CLEAR"
  case green = "TLP:GREEN"
  case amber = "TLP:AMBER"
  case amberStrict = "TLP:AMBER+STRICT"
  case red = "TLP:RED"

  init?(argument: String) {
    let name = argument.uppercased()
    self.init(rawValue: name.hasPrefix("TLP:") ? name : "TLP:" + name)
  }
}

/// The columns of the timeline.
enum ProfileValue: String, ExpressibleByArgument, CaseIterable {
  case full, report
}
