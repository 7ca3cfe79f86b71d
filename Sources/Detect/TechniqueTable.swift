internal import EntraModel

/// The ATT&CK techniques that findings name, with their tactics (attack.mitre.org, Enterprise, cloud platforms).
enum TechniqueTable {
  static let trustModification = Technique(
    id: "T1484.002", name: "Domain or Tenant Policy Modification: Trust Modification",
    tactics: "Defense Evasion, Privilege Escalation")
  static let createCloudAccount = Technique(
    id: "T1136.003", name: "Create Account: Cloud Account", tactics: "Persistence")
  static let cloudAccounts = Technique(
    id: "T1078.004", name: "Valid Accounts: Cloud Accounts",
    tactics: "Initial Access, Persistence, Privilege Escalation, Defense Evasion")
  static let cloudServices = Technique(
    id: "T1021.007", name: "Remote Services: Cloud Services", tactics: "Lateral Movement")
  static let trustedRelationship = Technique(
    id: "T1199", name: "Trusted Relationship", tactics: "Initial Access")
  static let additionalRoles = Technique(
    id: "T1098.003", name: "Account Manipulation: Additional Cloud Roles",
    tactics: "Persistence, Privilege Escalation")
  static let additionalCredentials = Technique(
    id: "T1098.001", name: "Account Manipulation: Additional Cloud Credentials",
    tactics: "Persistence, Privilege Escalation")
  static let accountManipulation = Technique(
    id: "T1098", name: "Account Manipulation", tactics: "Persistence, Privilege Escalation")
  static let multiFactorAuthentication = Technique(
    id: "T1556.006", name: "Modify Authentication Process: Multi-Factor Authentication",
    tactics: "Credential Access, Defense Evasion, Persistence")
  static let indicatorRemoval = Technique(
    id: "T1070", name: "Indicator Removal", tactics: "Defense Evasion")
  static let cloudAccountDiscovery = Technique(
    id: "T1087.004", name: "Account Discovery: Cloud Account", tactics: "Discovery")
  static let cloudServiceDiscovery = Technique(
    id: "T1526", name: "Cloud Service Discovery", tactics: "Discovery")
  static let hideArtifacts = Technique(
    id: "T1564", name: "Hide Artifacts", tactics: "Defense Evasion")
}
