public import EntraModel

/// Identifiers that Microsoft owns, each with the place where it was read.
public enum WellKnown {
  /// Microsoft.Azure.SyncFabric, the provisioning service as the target tenant sees it (reference/audit-events 2.5).
  public static let syncFabricApplication = "00000014-0000-0000-c000-000000000000"
  /// Its display name in folded form: anyone can give an application that name, so a name alone is link quality 0.9.
  public static let syncFabricName = "microsoft.azure.syncfabric"
  /// Microsoft B2B Admin Worker writes manual invitations too, so it decides nothing (reference/detections, ruling 1).
  public static let b2bAdminWorkerApplication = "1e2ca66a-c176-45ea-a877-e87f7231e0ee"
  /// Microsoft Entra GDAP deletes the support partner when a support case closes (reference/detections 0.9).
  public static let gdapApplication = "bc56af95-7a3b-459f-98a9-bd86532b0e89"
  /// Microsoft's support tenant: a partner policy for it is opened on every support case (reference/detections 0.9).
  public static let microsoftSupportTenant = GUID(
    high: 0xb4c5_46a4_7dac_46a6, low: 0xa7dd_ed82_2a11_efd3)
  /// Microsoft's services tenant (reference/detections 3.1).
  public static let microsoftServicesTenant = GUID(
    high: 0xf8cd_ef31_a31e_4b4a, low: 0x93e4_5f57_1e91_255a)

  /// What people call one of Microsoft's own tenants; nil for any other.
  static func name(of tenant: TenantID) -> String? {
    switch tenant {
    case microsoftSupportTenant: "Microsoft support"
    case microsoftServicesTenant: "Microsoft services"
    default: nil
    }
  }

  /// Whether a tenant is one of Microsoft's own: no hop and no finding by itself.
  public static func isMicrosoft(_ tenant: TenantID?) -> Bool {
    tenant == microsoftSupportTenant || tenant == microsoftServicesTenant
  }
}
