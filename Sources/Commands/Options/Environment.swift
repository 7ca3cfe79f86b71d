internal import EntraModel
internal import Glibc

/// What the process knows of the world: variables, user, clock, cores.
enum Environment {
  /// The value of a variable, nil when it is unset or empty.
  static func value(_ name: String) -> String? {
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// The name of the user who runs the program, else the number.
  static func userName() -> String {
    let user = getuid()
    guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else {
      return "uid \(user)"
    }
    return unsafe String(cString: name)
  }

  /// The time by the machine's clock.
  static func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      ticks: Int64(time.tv_sec) * Instant.ticksPerSecond + Int64(time.tv_nsec) / 100)
  }

  /// Nanoseconds of a clock that only goes forward.
  static func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Where SQLite puts what doesn't fit in memory.
  static var temporaryFolder: String {
    value("SQLITE_TMPDIR") ?? value("TMPDIR")
      ?? (unsafe access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp")
  }

  /// Number of processors that may be used.
  static func cores() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Whether something is piped or redirected into standard input; a terminal and `/dev/null` aren't that.
  static func isInputPiped() -> Bool {
    var status = stat()
    guard unsafe fstat(0, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFIFO || kind == S_IFREG || kind == S_IFSOCK
  }
}
