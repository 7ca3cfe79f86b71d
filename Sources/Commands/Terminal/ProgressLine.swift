internal import Pipeline
internal import Synchronization

/// One line on standard error that shows how far long work is; drawn only on a terminal, and erased at the end.
final class ProgressLine: Sendable {
  private let terminal: Terminal
  private let isDrawn: Bool
  private let lastDrawn = Atomic<Int64>(0)
  private let started = Environment.monotonicNanoseconds()

  /// The shortest time between two redraws, in nanoseconds: ten a second.
  private static let interval: Int64 = 100_000_000
  private static let barWidth = 24

  /// Makes a line for standard error.
  init() {
    terminal = Terminal.detect(.error)
    isDrawn = Terminal.Stream.error.isTerminal
  }

  /// The progress to hand to the pipeline.
  var progress: Progress { isDrawn ? Progress { self.draw($0) } : .silent }

  /// Removes the line.
  func erase() {
    guard isDrawn, lastDrawn.load(ordering: .relaxed) > 0 else { return }
    try? OutputStream.write("\r\u{1B}[K", to: .error)
  }

  private func draw(_ update: Progress.Update) {
    let now = Environment.monotonicNanoseconds()
    guard now - lastDrawn.load(ordering: .relaxed) >= Self.interval else { return }
    lastDrawn.store(now, ordering: .relaxed)
    let line = Self.line(update, seconds: (now - started) / 1_000_000_000, on: terminal)
    try? OutputStream.write("\r" + line + "\u{1B}[K", to: .error)
  }

  /// The line for an update: `audit.json  [####      ]  40%   120 of 302 MB  0:02`.
  static func line(_ update: Progress.Update, seconds: Int64, on terminal: Terminal) -> String {
    let clock = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    var tail = clock
    if update.stage == .reading, update.bytesTotal > 0 {
      let share = min(1, Double(update.bytesDone) / Double(update.bytesTotal))
      let filled = Int(share * Double(barWidth))
      let bar =
        String(repeating: "#", count: filled) + String(repeating: " ", count: barWidth - filled)
      tail =
        "[\(bar)]  \(TextWidth.aligned(String(Int(share * 100)), to: 3))%   "
        + "\(Counts.bytes(update.bytesDone)) of \(Counts.bytes(update.bytesTotal))  \(clock)"
    } else if update.stage == .reading {
      tail = "\(Counts.bytes(update.bytesDone))  \(clock)"
    }
    let room = terminal.width - 1 - TextWidth.columns(tail) - 2
    let name = update.file.isEmpty ? words(update.stage) : VisibleText.visible(update.file)
    let label = VisibleText.fitted(name, to: max(8, room), on: terminal)
    return TextWidth.padded(label, to: min(max(8, room), 25)) + "  " + tail
  }

  private static func words(_ stage: Progress.Stage) -> String {
    switch stage {
    case .reading: "reading"
    case .resolving: "deciding whose logs these are"
    case .graph: "building the graph"
    case .detecting: "looking for paths"
    case .exporting: "writing exports"
    case .verifying: "hashing again"
    }
  }
}
