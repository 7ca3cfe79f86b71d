import EntraModel

/// The id of events whose log gives them none, and the part of an id by which events are sorted in an index.
enum EventIdentity {
  /// `h-` and 32 hexadecimal digits: the first half of a SHA-256 over the identifying fields.
  ///
  /// The fields, as netstrings so that none can run into the next: source, instant, folded activity, actor, target,
  /// correlation id, partner, home and resource tenant. The log's owner isn't among them: ids are unique per owner
  /// anyway, and so the id stays when an owner becomes known later. What a snapshot states is one more of them.
  static func id(
    of row: EventRow, stating statement: [UInt8] = [], text: (TextColumn) -> String
  ) -> String {
    var bytes: [UInt8] = []
    let put = { (text: String) in
      bytes += Array(String(text.utf8.count).utf8) + [0x3A] + Array(text.utf8) + [0x2C]
    }
    put(row.source.name)
    put(row.hasInstant ? String(row.ticks) : "")
    put(Activity.normalised(text(.activity)))
    for column: TextColumn in [
      .actorID, .actorUPN, .actorName, .actorApplicationID, .targetID, .targetUPN, .targetName,
      .correlationID,
    ] {
      put(text(column))
    }
    put(row.partnerTenant?.description ?? "")
    put(row.homeTenant?.description ?? "")
    put(row.resourceTenant?.description ?? "")
    if !statement.isEmpty {
      bytes += Array(String(statement.count).utf8) + [0x3A] + statement + [0x2C]
    }
    return "h-" + Digest.hex(of: bytes).prefix(32)
  }

  /// The first eight bytes of an id's text as a number that sorts as the text does.
  ///
  /// GUIDs are kept as 16 bytes and other ids as text, which SQLite would sort one after the other; this number sorts
  /// both as what they are when printed.
  static func head(of text: Span<UInt8>, isGUID: Bool = false) -> Int64 {
    var head: UInt64 = 0
    for position in 0..<8 {
      var byte: UInt8 = position < text.count ? text[position] : 0
      // GUIDs are printed in lower case.
      if isGUID, (0x41...0x46).contains(byte) { byte += 32 }
      head = head << 8 | UInt64(byte)
    }
    return Int64(bitPattern: head ^ (1 << 63))
  }
}
