/// A bounds-checked view of bytes that someone else holds, so that its users need no unsafe line but their C calls.
///
/// Valid while the closure that got it runs.
@safe struct TextBytes: RandomAccessCollection {
  private let start: UnsafePointer<UInt8>?
  /// Number of bytes.
  let count: Int

  /// Views a buffer that outlives the view.
  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe start = buffer.baseAddress
    count = buffer.count
  }

  private init(start: UnsafePointer<UInt8>?, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// The byte at an index, for calls into C.
  func pointer(at index: Int) -> UnsafePointer<UInt8>? {
    precondition(index >= 0 && index <= count)
    return unsafe start.map { unsafe $0 + index }
  }

  /// One byte; a trap when the index is outside.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    guard let start = unsafe start else { return 0 }
    return unsafe start[index]
  }

  /// A view of a run of these bytes.
  @inline(__always)
  func run(_ offset: Int, _ length: Int) -> TextBytes {
    precondition(offset >= 0 && length >= 0 && offset <= count - length)
    return unsafe TextBytes(start: start.map { unsafe $0 + offset }, count: length)
  }

  /// A copy of a run of these bytes.
  func copy(_ range: Range<Int>) -> [UInt8] {
    let view = run(range.lowerBound, range.count)
    return unsafe Array(UnsafeBufferPointer(start: view.start, count: view.count))
  }

  /// A copy of everything from an index on.
  func copy(from index: Int) -> [UInt8] { copy(index..<count) }
}
