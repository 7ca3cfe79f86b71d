internal import Glibc

extension Terminal {
  /// When colour is used: where the stream is a terminal, always or never.
  enum ColourChoice: String, CaseIterable, Sendable {
    case auto, always, never
  }

  /// One of the two streams that a command writes to.
  enum Stream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Whether a person watches it.
    var isTerminal: Bool { isatty(rawValue) == 1 }
  }

  /// The narrowest and the widest line that is ever drawn.
  private static let widths = 60...120

  /// What a stream can show.
  ///
  /// Width: the terminal's, else 80. Colour: on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`. UTF-8: as the
  /// locale says.
  static func detect(_ stream: Stream, colour: ColourChoice = .auto) -> Terminal {
    var terminal = Terminal()
    if stream.isTerminal, let columns = columns(of: stream) {
      terminal.width = min(max(columns, widths.lowerBound), widths.upperBound)
    }
    switch colour {
    case .always: terminal.hasColour = true
    case .never: terminal.hasColour = false
    case .auto:
      terminal.hasColour =
        stream.isTerminal && Environment.value("NO_COLOR") == nil
        && Environment.value("TERM") != "dumb"
    }
    terminal.isUnicode = isUnicodeLocale()
    return terminal
  }

  private static func columns(of stream: Stream) -> Int? {
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  private static func isUnicodeLocale() -> Bool {
    let locale =
      Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG")
    guard let locale = locale?.lowercased() else { return false }
    return locale.hasSuffix("utf-8") || locale.hasSuffix("utf8")
  }
}
