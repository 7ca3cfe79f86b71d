/// A directory audit in the shape of Graph's beta endpoint.
struct AuditEntry {
  /// Who or what acts.
  enum Initiator {
    /// An account, by object id and user principal name.
    case user(id: String, upn: String)
    /// A service, by name and the object id of its service principal.
    case service(name: String, id: String)
    /// Nobody is named.
    case nobody
  }

  /// What is acted on.
  struct Target {
    var type: String
    var id: String
    var name = ""
    var upn = ""
    /// Name, old and new value, both as the log encodes them; nil is null.
    var changes: [(name: String, old: String?, new: String?)] = []
  }

  /// Seconds before the newest moment of the forge.
  var secondsAgo: Int
  var activity: String
  var category: String
  var service = "Core Directory"
  var operation = "Update"
  var initiator: Initiator
  var targets: [Target]
  /// Key and value.
  var details: [(String, String)] = []
  /// Joins the records of one act; a new one is drawn when there is none.
  var correlation: String?

  /// The record as one line without its end.
  func line(_ random: inout SplitMix64) -> String {
    let correlation = correlation ?? random.guid()
    let source = service == "Core Directory" ? "Directory" : service
    let id =
      "\(source)_\(correlation)_\(random.below(90_000) + 10_000)_\(random.below(900_000_000))"
    return
      #"{"id":\#(Self.text(id)),"category":\#(Self.text(category)),"correlationId":"\#(correlation)""#
      + #","result":"success","resultReason":"","activityDisplayName":\#(Self.text(activity))"#
      + #","activityDateTime":"\#(Moment.text(ofSecond: secondsAgo, ticks: random.below(10_000_000)))""#
      + #","loggedByService":\#(Self.text(service)),"operationType":"\#(operation)","userAgent":null"#
      + #","initiatedBy":\#(initiatorText),"targetResources":[\#(targets.map(Self.text).joined(separator: ","))]"#
      + #","additionalDetails":[\#(details.map { #"{"key":\#(Self.text($0.0)),"value":\#(Self.text($0.1))}"# }.joined(separator: ","))]}"#
  }

  private var initiatorText: String {
    switch initiator {
    case .nobody: #"{"user":null,"app":null}"#
    case .service(let name, let id):
      #"{"user":null,"app":{"appId":null,"displayName":\#(Self.text(name)),"servicePrincipalId":"\#(id)","servicePrincipalName":null}}"#
    case .user(let id, let upn):
      #"{"app":null,"user":{"id":"\#(id)","displayName":null,"userPrincipalName":\#(Self.text(upn))"#
        + #","ipAddress":"203.0.113.24","roles":[],"userType":null,"homeTenantId":null,"homeTenantName":null}}"#
    }
  }

  private static func text(_ target: Target) -> String {
    let changes = target.changes.map { change in
      #"{"displayName":\#(text(change.name)),"oldValue":\#(text(change.old)),"newValue":\#(text(change.new))}"#
    }
    return
      #"{"id":"\#(target.id)","displayName":\#(target.name.isEmpty ? "null" : text(target.name))"#
      + #","type":"\#(target.type)","userPrincipalName":\#(target.upn.isEmpty ? "null" : text(target.upn))"#
      + #","groupType":null,"modifiedProperties":[\#(changes.joined(separator: ","))]}"#
  }

  private static func text(_ value: String?) -> String {
    guard let value else { return "null" }
    return #"""# + value.replacing(#"\"#, with: #"\\"#).replacing(#"""#, with: #"\""#) + #"""#
  }
}
