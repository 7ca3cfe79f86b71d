extension EventDetail {
  /// The detail as netstrings (`5:hello,`), the form in which the case database keeps it.
  ///
  /// Length-prefixed, so that no value of hostile evidence can end a field early. Version 1: targets, changes,
  /// additional details and provisioning, each preceded by its count.
  public func encoded() -> [UInt8] {
    var writer = NetstringWriter()
    writer.put("1")
    writer.put(String(targets.count))
    for target in targets { writer.put(target) }
    writer.put(String(changes.count))
    for change in changes {
      writer.put(String(change.target))
      writer.put(change.name)
      writer.put(change.old)
      writer.put(change.new)
    }
    writer.put(String(additional.count))
    for pair in additional {
      writer.put(pair.key)
      writer.put(pair.value)
    }
    writer.put(provisioning == nil ? "0" : "1")
    if let provisioning { writer.put(provisioning) }
    return writer.bytes
  }

  /// Reads what ``encoded()`` wrote; nil when the bytes are anything else.
  public init?(decoding bytes: some Collection<UInt8>) {
    var reader = NetstringReader(bytes: Array(bytes))
    guard reader.text() == "1", let targetCount = reader.count() else { return nil }
    for _ in 0..<targetCount {
      guard let party = reader.party() else { return nil }
      targets.append(party)
    }
    guard let changeCount = reader.count() else { return nil }
    for _ in 0..<changeCount {
      guard let target = reader.count(), let name = reader.text(), let old = reader.optionalText(),
        let new = reader.optionalText()
      else { return nil }
      changes.append(PropertyChange(target: target, name: name, old: old.value, new: new.value))
    }
    guard let pairCount = reader.count() else { return nil }
    for _ in 0..<pairCount {
      guard let key = reader.text(), let value = reader.text() else { return nil }
      additional.append(KeyValue(key: key, value: value))
    }
    switch reader.text() {
    case "0": break
    case "1":
      guard let part = reader.provisioning() else { return nil }
      provisioning = part
    default: return nil
    }
  }
}

private struct NetstringWriter {
  var bytes: [UInt8] = []

  mutating func put(_ text: String) {
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(0x3A)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x2C)
  }

  /// A nil is `-,`, which no netstring begins with.
  mutating func put(_ text: String?) {
    if let text { put(text) } else { bytes.append(contentsOf: [0x2D, 0x2C]) }
  }

  mutating func put(_ party: Party) {
    put(String(party.kind.rawValue))
    put(party.id)
    put(party.name)
    put(party.upn)
  }

  mutating func put(_ part: Provisioning) {
    put(part.action)
    put(String(part.status.rawValue))
    put(part.jobID)
    put(part.servicePrincipalID)
    put(part.servicePrincipalName)
    put(part.source)
    put(part.target)
    put(part.sourceSystem)
    put(part.targetSystem)
    put(part.rowTenant?.description)
    put(part.sourceTenant?.description)
    put(part.errorCode)
  }
}

private struct NetstringReader {
  struct OptionalText { var value: String? }

  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func optionalText() -> OptionalText? {
    if position + 1 < bytes.count, bytes[position] == 0x2D, bytes[position + 1] == 0x2C {
      position += 2
      return OptionalText(value: nil)
    }
    var length = 0
    var digits = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10, digits < 10 {
      length = length * 10 + Int(bytes[position] - 0x30)
      position += 1
      digits += 1
    }
    guard digits > 0, position < bytes.count, bytes[position] == 0x3A,
      position + 1 + length < bytes.count, bytes[position + 1 + length] == 0x2C
    else { return nil }
    let text = String(decoding: bytes[(position + 1)..<(position + 1 + length)], as: UTF8.self)
    position += length + 2
    return OptionalText(value: text)
  }

  mutating func text() -> String? { optionalText()?.value }

  mutating func count() -> Int? {
    guard let text = text(), let number = Int(text), number >= 0, number <= bytes.count else {
      return nil
    }
    return number
  }

  mutating func party() -> Party? {
    guard let raw = text().flatMap({ UInt8($0) }), let kind = ObjectKind(rawValue: raw),
      let id = text(), let name = text(), let upn = text()
    else { return nil }
    return Party(kind: kind, id: id, name: name, upn: upn)
  }

  mutating func provisioning() -> Provisioning? {
    var part = Provisioning()
    guard let action = text(), let rawStatus = text().flatMap({ UInt8($0) }),
      let status = EventResult(rawValue: rawStatus), let jobID = text(),
      let servicePrincipalID = text(), let servicePrincipalName = text(), let source = party(),
      let target = party(), let sourceSystem = text(), let targetSystem = text(),
      let rowTenant = optionalText(), let sourceTenant = optionalText(), let errorCode = text()
    else { return nil }
    part.action = action
    part.status = status
    part.jobID = jobID
    part.servicePrincipalID = servicePrincipalID
    part.servicePrincipalName = servicePrincipalName
    part.source = source
    part.target = target
    part.sourceSystem = sourceSystem
    part.targetSystem = targetSystem
    part.rowTenant = rowTenant.value.flatMap { GUID($0) }
    part.sourceTenant = sourceTenant.value.flatMap { GUID($0) }
    part.errorCode = errorCode
    return part
  }
}
