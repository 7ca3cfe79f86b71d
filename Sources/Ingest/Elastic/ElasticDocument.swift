/// An Elastic document, and the collected record that its fields can be put back into.
struct ElasticDocument {
  private let root: ElasticNode

  /// Views a document.
  init(_ record: JSONValue) {
    root = ElasticNode(record)
  }

  private func node(_ path: String...) -> ElasticNode? { node(path) }

  private func node(_ path: [String]) -> ElasticNode? {
    var node = root
    for name in path {
      guard let next = node[name] else { return nil }
      node = next
    }
    return node
  }

  /// The value of a field; of several the first.
  func value(_ path: String...) -> JSONValue? { value(path) }

  private func value(_ path: [String]) -> JSONValue? {
    guard let value = node(path)?.value else { return nil }
    return value.kind == .array ? value.elements.first { _ in true } : value
  }

  /// The text of a field; of several values the first.
  func text(_ path: String...) -> String? { value(path)?.text }

  /// Data sets of the Azure integration whose records carry Graph's object.
  private static let azure = ["auditlogs", "signinlogs", "provisioning"]

  /// The record as it was collected, as far as the fields still say; nil for other documents.
  func collectedRecord() -> [UInt8]? {
    for name in Self.azure {
      if let log = node("azure", name), let properties = log["properties"] {
        return azureMonitor(log, properties, name: name)
      }
    }
    if let audit = node("o365", "audit") { return unifiedAudit(audit) }
    return nil
  }

  private func azureMonitor(_ log: ElasticNode, _ properties: ElasticNode, name: String) -> [UInt8]
  {
    var writer = RecordText(joinsWords: true)
    writer.open("")
    writer.put("category", log["category"]?.value, or: name)
    writer.put("time", root["@timestamp"]?.value)
    writer.put("operationName", log["operation_name"]?.value)
    writer.put("resultType", log["result_type"]?.value)
    writer.put("resultDescription", log["result_description"]?.value)
    writer.put("tenantId", log["tenant_id"]?.value ?? node("azure", "tenant_id")?.value)
    writer.put("resourceId", node("azure", "resource", "id")?.value)
    writer.put("correlationId", node("azure", "correlation_id")?.value)
    writer.put("callerIpAddress", node("source", "ip")?.value)
    writer.open("properties")
    // The pipeline renamed the sign-in's own time.
    writer.put("createdDateTime", properties["created_at"]?.value)
    for field in properties.fields { writer.put(field.key, field.node) }
    writer.close()
    writer.close()
    return writer.bytes
  }

  private func unifiedAudit(_ audit: ElasticNode) -> [UInt8] {
    var writer = RecordText(joinsWords: false)
    writer.open("")
    for field in audit.fields { writer.put(field.key, field.node) }
    // What the pipeline moved to the common schema.
    let moved: [(key: String, path: [String])] = [
      ("CreationTime", ["@timestamp"]), ("Id", ["event", "id"]),
      ("Operation", ["event", "action"]),
      ("Workload", ["event", "provider"]), ("OrganizationId", ["organization", "id"]),
      ("UserId", ["user", "id"]), ("ClientIP", ["source", "ip"]),
    ]
    for (key, path) in moved where audit[key] == nil { writer.put(key, node(path)?.value) }
    writer.close()
    return writer.bytes
  }
}
