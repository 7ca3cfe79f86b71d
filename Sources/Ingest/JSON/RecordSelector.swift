internal import CSimdJSON
internal import EntraModel

/// A key path that the hot way selects, and what becomes of its text.
struct SelectedPath: Sendable {
  /// What becomes of a selected text.
  enum Keeping: UInt8, Sendable {
    /// Looked at once: a time, a GUID, a word of an enum.
    case leave = 0
    /// Stored.
    case keep = 1
    /// Stored, a GUID in lower case.
    case keepIdentifier = 2
  }

  /// Keys joined by dots; `[]` behind a key means the elements of its array.
  var path: String
  var keeping: Keeping
}

/// Selects the same key paths from many records in one C call: the hot way, for sign-ins.
///
/// Keys are found in any order and in their format's own spelling alone, also inside of text that holds JSON. Whoever uses it
/// checks the keys that came out and sends records of other spellings the way of ``JSONTape``.
@safe final class RecordSelector {
  /// Records selected in one call: few enough that their slices stay in the cache.
  static let batch = 64

  private let parser: RecordParser
  private let plan: OpaquePointer
  private let slots: Int
  private var slices: [csj_slice]
  private var heads = [csj_head](repeating: csj_head(), count: batch)

  init(parser: RecordParser, format: any SelectiveFormat.Type) {
    self.parser = parser
    let paths = format.paths
    slots = paths.count
    slices = [csj_slice](repeating: csj_slice(), count: Self.batch * paths.count)
    let text = paths.map { $0.path + "\n" }.joined()
    let known = format.knownKeys.map { $0 + "\n" }.joined()
    let made = unsafe csj_plan_new(
      text, paths.map(\.keeping.rawValue), paths.count, known,
      Int32(ContainerWalker.maximumDepth), format.isStrict ? 1 : 0)
    guard let made = unsafe made else { preconditionFailure("key paths contradict each other") }
    unsafe plan = unsafe made
  }

  deinit {
    unsafe csj_plan_free(plan)
  }

  /// Selects from up to ``batch`` records of a block, appends their text to the arena, and hands each to a closure.
  ///
  /// Stops before a record whose keys don't meet `wanted` or meet `unwanted`. Returns the number of records handed over.
  func select(
    _ block: RecordBlock, from first: Int, wanted: RecordKeys, unwanted: RecordKeys,
    arena: inout [UInt8], each: (Int, Selection) -> Void
  ) -> Int {
    let count = Swift.min(Self.batch, block.spans.count - first)
    return unsafe block.bytes.withUnsafeBufferPointer { bytes in
      let done = unsafe block.spans.withUnsafeBytes { spans in
        let stride = MemoryLayout<RecordBlock.Span>.stride
        return unsafe csj_select(
          parser.handle, plan, bytes.baseAddress,
          spans.baseAddress.map { unsafe $0 + first * stride },
          stride, count, wanted.rawValue, unwanted.rawValue, &slices, &heads)
      }
      let base = UInt32(arena.count)
      var length = 0
      let text = unsafe csj_arena(parser.handle, &length)
      unsafe arena.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
      unsafe csj_arena_reset(parser.handle)
      unsafe arena.withUnsafeBufferPointer { arena in
        unsafe slices.withUnsafeBufferPointer { slices in
          for index in 0..<done {
            let own = unsafe UnsafeBufferPointer(
              rebasing: slices[(index * slots)..<((index + 1) * slots)])
            each(
              first + index,
              unsafe Selection(
                slices: own, block: TextBytes(bytes), arena: TextBytes(arena), base: base,
                head: heads[index]))
          }
        }
      }
      return done
    }
  }
}
