public import EntraModel

/// One kind of file that a case can be turned into: the contract of everything in `Exporters/`.
///
/// An exporter turns values into bytes and decides nothing: what is suspicious stands in the findings. Equal input gives
/// equal bytes, in whatever order nodes, edges and findings are handed over.
///
/// ## Topics
/// - ``Exporters``
/// - ``ExportInput``
public protocol Exporter: Sendable {
  /// The name after `--format`: `timeline`, `graphml`...
  static var name: String { get }
  /// The name of the file in the case's `exports/` folder.
  static var fileName: String { get }
  /// One line for people who choose.
  static var summary: String { get }
  /// Whether an investigation writes it without being asked; true when an exporter says nothing.
  static var isDefault: Bool { get }

  /// Whether it writes one entry an event and so may be asked for some of them; false when an exporter says nothing.
  static var isTimeline: Bool { get }

  /// Whether it writes nodes and edges and so may be asked for some of them; false when an exporter says nothing.
  static var isGraph: Bool { get }

  /// Makes the exporter; it holds no state.
  init()

  /// The name of the file for an input; ``fileName`` when an exporter says nothing.
  ///
  /// - Throws: ``ExportError`` when the input leaves it open.
  func fileName(for input: ExportInput) throws -> String

  /// Writes the whole file.
  ///
  /// - Throws: whatever the sink or the event cursor throws, ``ExportError`` when a template or the XML writer fails.
  func export(_ input: ExportInput, to sink: any ByteSink) throws
}

extension Exporter {
  /// An investigation writes it.
  public static var isDefault: Bool { true }
  /// It tells of the case as a whole.
  public static var isTimeline: Bool { false }
  /// It tells of the case as a whole.
  public static var isGraph: Bool { false }

  /// The one name.
  public func fileName(for input: ExportInput) throws -> String { Self.fileName }
}
