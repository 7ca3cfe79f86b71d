/// What surrounds the place that a walk through a file has reached.
enum WalkedContainer {
  case array, wrapper
  /// The hits of a search's answer, an object inside the answer's own.
  case hits
  /// The tables of a query's answer, and the rows of one of them.
  case tables, rows
}

/// What a walk through a file is in the middle of.
enum WalkMode {
  /// Where a value, a comma or a closing bracket may come.
  case between
  /// Bytes are held back until more of them tell what the object is.
  case undecided
  case record(HeldRecord)
  /// Behind a wrapper's array, before the wrapper's own end.
  case wrapperTail
  /// Text that is no JSON value, up to the end of its line.
  case garbage(asRecord: Bool)
  /// Nothing more is read.
  case stopped
}
