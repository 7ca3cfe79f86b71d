/// What keeps Custody from going on: a stable kind, the file it is about, and one line for people.
public struct CustodyError: Error, Equatable, CustomStringConvertible {
  /// The kinds of trouble; the raw value is the slug that is printed.
  public enum Kind: String, Sendable, CaseIterable {
    /// There is no case in that directory.
    case noCase = "no-case"
    /// There is a case, or something else, where a new case should be.
    case occupied
    /// Another process writes this case; the message names it.
    case locked
    /// The case was written by a newer version, or isn't ours.
    case schema
    /// The case was opened for reading, or an ingest is still open.
    case notWritable = "not-writable"
    /// A source that is no regular file: a directory, pipe or device.
    case notRegularFile = "not-regular-file"
    /// A file that isn't there.
    case missing
    /// A file that is there and can't be read.
    case unreadable
    /// A file whose bytes aren't those that were hashed.
    case changed
    /// A file or folder that can't be written.
    case unwritable
    /// SQLite said no; the message is SQLite's.
    case database
    /// Records don't add up to events, duplicates, faults and refused records.
    case accounting
    /// An export that somebody changed since, or a file that crosstrail didn't write.
    case editedExport = "edited-export"
    /// A name that no file may have.
    case badName = "bad-name"
    /// A handle that this case doesn't know.
    case unknownHandle = "unknown-handle"
  }

  /// What kind of trouble it is.
  public var kind: Kind
  /// The file or folder it is about, as it was named; empty when there is none.
  public var path: String
  /// One line for people.
  public var message: String

  /// Makes an error.
  public init(_ kind: Kind, path: String, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// `evidence/a.json: is no regular file [not-regular-file]`.
  public var description: String {
    (path.isEmpty ? "" : path + ": ") + message + " [" + kind.rawValue + "]"
  }
}
