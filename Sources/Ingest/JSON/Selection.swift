internal import CSimdJSON
internal import EntraModel

/// The values that a selection found in one record, by slot.
///
/// Valid while the closure that got it runs.
@safe struct Selection {
  private let slices: UnsafeBufferPointer<csj_slice>
  private let block: TextBytes
  private let arena: TextBytes
  private let base: UInt32
  private let head: csj_head

  init(
    slices: UnsafeBufferPointer<csj_slice>, block: TextBytes, arena: TextBytes, base: UInt32,
    head: csj_head
  ) {
    unsafe self.slices = unsafe slices
    self.block = block
    self.arena = arena
    self.base = base
    self.head = head
  }

  /// The known keys of the record.
  var keys: RecordKeys { RecordKeys(rawValue: head.keys) }

  /// Why the record couldn't be read this way; nil when it could.
  var error: RecordError? { head.error == 0 ? nil : RecordError(code: head.error) }

  /// Whether a selected key stands in the record twice.
  var hasDuplicate: Bool { head.duplicate != 0 }

  /// The JSON kind in a slot, one of the shim's constants.
  @inline(__always)
  func kind(_ slot: Int) -> Int { unsafe Int(slices[slot].kind) }

  /// The run of a kept text or number in the arena; absent for everything else.
  @inline(__always)
  func run(_ slot: Int) -> ArenaText {
    let slice = unsafe slices[slot]
    guard Int(slice.kind) == CSJ_STRING || Int(slice.kind) == CSJ_NUMBER, slice.in_block == 0,
      slice.length > 0
    else { return .absent }
    return ArenaText(offset: base + slice.offset, count: slice.length)
  }

  /// The text or digits in a slot, not to be kept; empty for everything else.
  @inline(__always)
  func bytes(_ slot: Int) -> TextBytes {
    let slice = unsafe slices[slot]
    return slice.in_block == 1
      ? block.run(Int(slice.offset), Int(slice.length))
      : arena.run(Int(base) + Int(slice.offset), Int(slice.length))
  }
}
