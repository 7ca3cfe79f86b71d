internal import Glibc
internal import Pipeline

/// Writes to standard output and standard error, and knows what a closed pipe means.
enum OutputStream {
  /// Writes text to a stream.
  ///
  /// A reader that has gone (`crosstrail ... | head`) has all it wanted: the program ends with success.
  ///
  /// - Throws: ``PipelineError`` when the stream can't be written for another reason, as on a full disk.
  static func write(_ text: String, to stream: Terminal.Stream = .output) throws(PipelineError) {
    try write(Array(text.utf8), to: stream)
  }

  /// Writes bytes to a stream.
  ///
  /// - Throws: ``PipelineError`` as for text.
  static func write(
    _ bytes: [UInt8], to stream: Terminal.Stream = .output
  ) throws(PipelineError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          stream.rawValue, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno == EPIPE {
        if stream == .output { exit(0) }
        return
      } else if errno != EINTR {
        if stream == .error { return }
        throw PipelineError(
          .failed, unsafe String(cString: strerror(errno)), place: "standard output")
      }
    }
  }
}
