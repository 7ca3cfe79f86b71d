internal import CSimdJSON

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

  /// Eight bytes from an index on, the first in the lowest bits.
  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    guard let start = unsafe start else { return 0 }
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self))
  }

  /// Appends a run of these bytes.
  @inline(__always)
  func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
    let view = run(range.lowerBound, range.count)
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: view.start, count: view.count))
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

  /// Number of line feeds in a run of these bytes.
  func newlines(_ range: Range<Int>) -> Int64 {
    precondition(range.upperBound <= count)
    return unsafe csj_count_newlines(pointer(at: range.lowerBound), range.count)
  }
}

extension [UInt8] {
  /// Lends these bytes as a view.
  func withTextBytes<Result>(_ body: (TextBytes) throws -> Result) rethrows -> Result {
    try unsafe withUnsafeBufferPointer { try body(unsafe TextBytes($0)) }
  }
}
