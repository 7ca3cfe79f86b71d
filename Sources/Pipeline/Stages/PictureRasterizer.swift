internal import FoundationEssentials
internal import Glibc

/// Makes a PNG of an SVG through `rsvg-convert`, a program of the system.
///
/// The program is started by its absolute path with a list of arguments, never through a shell, with an empty
/// environment and nothing to read, and is ended when it takes too long.
struct PictureRasterizer {
  /// Where the program may lie.
  private static let places = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
  /// Longest time for one picture, in milliseconds.
  private static let patience = 60_000
  /// Pixels of the image for one of the picture: sharp on paper.
  private static let zoom = "2"

  /// The path of the program.
  let program: String

  /// Finds the program.
  ///
  /// - Throws: ``PipelineError`` when it isn't installed.
  init() throws(PipelineError) {
    guard
      let found = Self.places.map({ $0 + "/rsvg-convert" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else {
      throw PipelineError(
        .failed, "no program to make PNG with: rsvg-convert isn't installed",
        remedy: "install librsvg2-bin, or leave --png out")
    }
    program = found
  }

  /// The bytes of the image.
  ///
  /// - Throws: ``PipelineError`` when the program can't be started, fails or takes too long.
  func png(ofFile path: String) throws -> [UInt8] {
    let target =
      FileManager.default.temporaryDirectory.path
      + "/crosstrail-\(UUID().uuidString).png"
    defer { try? FileManager.default.removeItem(atPath: target) }
    // A path that begins with a hyphen would be taken for an option.
    let source = path.hasPrefix("/") ? path : "./" + path
    let status = try run(["--format", "png", "--zoom", Self.zoom, "--output", target, source])
    guard status == 0, let bytes = FileManager.default.contents(atPath: target), !bytes.isEmpty
    else { throw failure(path, "rsvg-convert made no image") }
    return Array(bytes)
  }

  private func failure(_ path: String, _ what: String) -> PipelineError {
    PipelineError(.failed, what, place: path, remedy: "leave --png out; the SVG is whole")
  }

  /// Runs the program to its end; its exit status, or -1 when a signal ended it.
  private func run(_ arguments: [String]) throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      unsafe posix_spawn_file_actions_addopen(
        &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
    }
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var process = pid_t()
    let failed = unsafe posix_spawn(&process, program, &actions, nil, &words, &environment)
    guard failed == 0 else { throw failure(program, "rsvg-convert can't be started") }
    var (status, waited) = (Int32(0), 0)
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      guard waited < Self.patience else {
        kill(process, SIGKILL)
        _ = unsafe waitpid(process, &status, 0)
        throw failure(program, "rsvg-convert took too long")
      }
      usleep(5000)
      waited += 5
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }
}
