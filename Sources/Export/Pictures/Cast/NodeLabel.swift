internal import EntraModel

/// The name of an entity below its icon: at most three lines, and never without its end.
struct NodeLabel {
  /// The widest that a line may be, in pixels.
  static let width = 116.0

  let cast: PictureCast

  /// The lines of a node's name.
  func lines(_ id: NodeID, most: Int) -> [String] {
    let node = cast.names.node(id)
    switch cast.names.kind(of: id) {
    case .account:
      let upn = node.map { $0.upn.isEmpty ? $0.label : $0.upn } ?? cast.names.caption(id)
      return account(PictureText.of(upn), home: node?.homeTenant, most: most)
    case .policy:
      let partner = cast.names.partnerID(of: id)
      guard partner != nil else { return wrapped("Default settings", most: most) }
      return wrapped("Settings for " + cast.partner(of: id), most: most)
    case .tenant:
      return wrapped(cast.name(cast.names.tenantID(of: id)), most: most)
    default:
      return wrapped(PictureText.of(cast.names.caption(id)), most: most)
    }
  }

  /// A user's name: local part and domain each on a line; of a guest whence it comes.
  private func account(_ upn: String, home: TenantID?, most: Int) -> [String] {
    guard most > 1, let at = upn.lastIndex(of: "@") else { return wrapped(upn, most: most) }
    var local = String(upn[..<at])
    var domain = String(upn[at...])
    if let mark = local.range(of: "#EXT#", options: .caseless) {
      let packed = local[..<mark.lowerBound]
      if let cut = packed.lastIndex(of: "_") {
        local = String(packed[..<cut])
        domain =
          home.map { "guest from " + cast.letter($0) } ?? "guest, "
          + String(packed[packed.index(after: cut)...])
      }
    } else if domain.lowercased().hasSuffix(".onmicrosoft.com") {
      domain = String(domain.dropLast(".onmicrosoft.com".count))
    }
    return [local, domain].filter { !$0.isEmpty }.map {
      TextFit.line($0, to: Self.width, .entity)
    }
  }

  private func wrapped(_ text: String, most: Int) -> [String] {
    TextFit.lines(text, to: Self.width, most: most, .entity)
  }
}

extension String {
  /// How letters are compared.
  fileprivate enum Comparison { case caseless }

  /// Where an ASCII text occurs last, upper and lower case alike.
  fileprivate func range(of text: String, options: Comparison) -> Range<String.Index>? {
    let (own, other) = (Array(utf8).map(Self.folded), Array(text.utf8).map(Self.folded))
    guard own.count >= other.count else { return nil }
    for start in (0...(own.count - other.count)).reversed()
    where own[start..<(start + other.count)].elementsEqual(other) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: other.count)
    }
    return nil
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 32 : byte
  }
}
