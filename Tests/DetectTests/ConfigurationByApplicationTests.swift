import Detect
import EntraModel
import EventForge
import TenantGraph
import Testing

struct ConfigurationByApplicationTests {
  private let pipeline = Party(kind: .servicePrincipal, id: "pipeline", name: "Policy pipeline")

  private func configured(
    _ property: String, old: String, new: String,
    _ activity: String = "Update a partner cross-tenant access setting"
  ) -> Finding? {
    var forge = EventForge()
    forge.add(
      "Add service principal credentials", "08:00:00", log: EventForge.victim,
      category: "ApplicationManagement", actor: People.admin, targets: [pipeline])
    forge.policy(
      activity, "09:00:00", EventForge.victim, EventForge.attacker, pipeline,
      [PropertyChange(target: 0, name: property, old: old, new: new)])
    return findings(forge).first(of: "XTS-CONFIG-BY-APP")
  }

  private static func access(_ type: Int) -> String {
    "{\"usersAndGroups\":{\"accessType\":\(type)},\"applications\":{\"accessType\":\(type)}}"
  }

  @Test(arguments: [
    ("b2bCollaborationInbound", access(2), access(1)),
    (
      "automaticUserConsentSettings", #"{"inboundAllowed":false}"#, #"{"inboundAllowed":true}"#
    ),
    ("b2bCollaborationOutbound", access(2), access(1)),
  ])
  func `an application that opens a policy after it was given a credential is high`(
    property: String, old: String, new: String
  ) {
    #expect(configured(property, old: old, new: new)?.severity == .high)
  }

  @Test(arguments: [
    ("b2bCollaborationInbound", access(1), access(2)),
    ("b2bDirectConnectOutbound", access(1), access(2)),
    (
      "automaticUserConsentSettings", #"{"inboundAllowed":true}"#, #"{"inboundAllowed":false}"#
    ),
    ("inboundTrust", #"{"isMfaAccepted":true}"#, #"{"isMfaAccepted":false}"#),
  ])
  func `an application that closes a policy lets nobody in`(
    property: String, old: String, new: String
  ) {
    #expect(configured(property, old: old, new: new) == nil)
  }
}
