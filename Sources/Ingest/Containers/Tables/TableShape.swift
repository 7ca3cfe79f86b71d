internal import EntraModel

/// What must be known of a table to read any row of it alone: its header, its format, and the order of its dates.
struct TableShape: Sendable {
  var header: TableHeader
  var format: any TableFormat.Type
  /// Which number of a date is the month, as the column as a whole says; nil when nothing tells it.
  var order: DateOrder?
  private let plan: TableValue
  /// Columns that hold dates, ascending.
  let timeColumns: [Int]

  /// The name that the records are counted under; nil when it is that of the format that reads them.
  var formatName: String? { format.isEnvelope ? nil : format.name }

  init(header: TableHeader, format: any TableFormat.Type) {
    self.header = header
    self.format = format
    plan = format.plan(header)
    timeColumns = plan.timeColumns.sorted()
  }

  /// The columns that become the member of a key in a row's record, where they have a value; in order.
  func columns(ofKey key: ArraySlice<UInt8>) -> [Int] {
    guard case .object(let members) = plan else { return [] }
    var spelled = JSONText()
    spelled.string(Array(key))
    let wanted = spelled.bytes + [0x3A]
    return members.compactMap { member in
      guard member.key == wanted else { return nil }
      return switch member.value {
      case .text(let column), .json(let column): column
      default: nil
      }
    }
  }

  /// What the rows of a block are as JSON records.
  struct Records {
    /// The records; each span's ``RecordBlock/Span/sourceLength`` is that of the row.
    var block = RecordBlock()
    var remarks: [Remark] = []
  }

  /// Writes each row of a block as the JSON record that stands for it.
  ///
  /// A row with too many cells is a fault: which value belongs to which column can't be told. One with too few is kept and
  /// remarked.
  ///
  /// - Complexity: O(n) in the block's bytes.
  func records(of block: RecordBlock) -> Records {
    var made = Records()
    made.block.faults = block.faults
    made.block.spans.reserveCapacity(block.spans.count)
    var writing = RowWriting(plan: plan, order: order)
    writing.reserve(block.byteCount + block.byteCount / 4 + RecordBlock.padding)
    block.bytes.withTextBytes { bytes in
      for span in block.spans {
        let count = writing.read(bytes, span.range, separator: header.separator)
        if count != header.names.count {
          let message = "the row has \(count) cells, the header \(header.names.count)"
          let place = RowWriter.place(of: span)
          if count > header.names.count, !writing.isEmpty(from: header.names.count) {
            made.block.faults.append(Fault(slug: .csvRagged, place: place, message: message))
            continue
          }
          made.remarks.append(Remark(slug: .csvRagged, place: place, message: message))
        }
        var own = span
        own.sourceLength = span.length
        own.start = writing.count
        writing.write(bytes)
        own.length = writing.count - own.start
        made.block.spans.append(own)
      }
    }
    made.block.bytes = writing.bytes
    made.block.bytes.append(contentsOf: repeatElement(0, count: RecordBlock.padding))
    return made
  }
}

/// What a lone record can't be read without: nothing for a JSON object, a table's header and the order of its dates for a
/// row, the columns of a query's answer for a row of it.
public struct RecordContext: Sendable {
  var table: TableShape?
  /// The tables of a query's answer, in order.
  var answers: [AnswerTable] = []

  /// What is enough for any record of JSON.
  public init() {}

  init(table: TableShape) {
    self.table = table
  }

  init(answers: [AnswerTable]) {
    self.answers = answers
  }

  /// The table that a record is a row of; nil for a record that is an object.
  func answer(holding record: [UInt8], at place: EvidencePlace) -> AnswerTable? {
    // Objects may follow an answer in its file: a row begins with its bracket.
    record.first == 0x5B ? answers.last { $0.offset <= place.offset } : nil
  }
}
