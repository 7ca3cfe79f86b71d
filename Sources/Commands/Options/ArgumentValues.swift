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

/// The columns of the timeline.
enum ProfileValue: String, ExpressibleByArgument, CaseIterable {
  case full, report
}
