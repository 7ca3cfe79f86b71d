/// Writes rows as JSON records after a format's plan.
struct RowWriting {
  private let plan: TableValue
  private let order: DateOrder?
  private var json = JSONText()
  private var cells = RowCells()
  /// Made once: the brackets that are open in a cell.
  private var brackets: [UInt8] = []

  init(plan: TableValue, order: DateOrder?) {
    self.plan = plan
    self.order = order
  }

  /// The JSON written so far.
  var bytes: [UInt8] { json.bytes }

  /// Number of bytes written so far.
  var count: Int { json.bytes.count }

  /// Makes room beforehand.
  mutating func reserve(_ count: Int) { json.bytes.reserveCapacity(count) }

  /// Reads the cells of a row, which ``write(_:)`` writes; gives their number.
  mutating func read(_ row: TextBytes, _ range: Range<Int>, separator: UInt8) -> Int {
    cells.read(row, range, separator: separator)
    return cells.count
  }

  /// Whether all cells from an index on are empty.
  func isEmpty(from index: Int) -> Bool {
    (index..<Swift.max(index, cells.count)).allSatisfy { cells[$0].length == 0 }
  }

  /// Writes the row that was read last; a row of empty cells is an empty object.
  mutating func write(_ row: TextBytes) {
    if !write(plan, row) { json.bytes.append(contentsOf: [0x7B, 0x7D]) }
  }

  /// Writes a value; false, with nothing written, when there is none.
  private mutating func write(_ value: TableValue, _ row: TextBytes) -> Bool {
    switch value {
    case .text(let column): return text(column, row)
    case .time(let column): return time(column, row)
    case .json(let column): return embedded(column, row)
    case .flag(let column): return flag(column, row)
    case .only(let column, let type, let isApplication):
      let kind = type.map { Folding.word(cells.content($0, in: row)) } ?? "user"
      return (kind == "user" || kind.isEmpty) != isApplication && text(column, row)
    case .lastPart(let column):
      let part = cells.content(column, in: row).split(separator: 0x2C).last ?? []
      return string(Array(part.drop { $0 == 0x20 }))
    case .errorCode(let column, let status): return errorCode(column, status, row)
    case .eventType(let token):
      let word = Folding.word(cells.content(token, in: row))
      let isSilent = word == "primaryrefreshtoken" || word == "refreshtoken"
      json.bytes.append(
        contentsOf: (isSilent ? "[\"nonInteractiveUser\"]" : "[\"interactiveUser\"]").utf8)
      return true
    case .constant(let text):
      json.bytes.append(contentsOf: text.utf8)
      return true
    case .object(let members): return object(members, row)
    case .array(let values): return array(values, row)
    }
  }

  private mutating func object(_ members: [TableValue.Member], _ row: TextBytes) -> Bool {
    let start = json.bytes.count
    json.bytes.append(0x7B)
    var (isFirst, isPresent) = (true, false)
    for member in members {
      let before = json.bytes.count
      if !isFirst { json.bytes.append(0x2C) }
      json.bytes.append(contentsOf: member.key)
      guard write(member.value, row) else {
        json.bytes.removeLast(json.bytes.count - before)
        continue
      }
      isFirst = false
      if case .constant = member.value { continue }
      isPresent = true
    }
    guard isPresent else {
      json.bytes.removeLast(json.bytes.count - start)
      return false
    }
    json.bytes.append(0x7D)
    return true
  }

  private mutating func array(_ values: [TableValue], _ row: TextBytes) -> Bool {
    let start = json.bytes.count
    json.bytes.append(0x5B)
    var isFirst = true
    for value in values {
      let before = json.bytes.count
      if !isFirst { json.bytes.append(0x2C) }
      if write(value, row) {
        isFirst = false
      } else {
        json.bytes.removeLast(json.bytes.count - before)
      }
    }
    guard !isFirst else {
      json.bytes.removeLast(json.bytes.count - start)
      return false
    }
    json.bytes.append(0x5D)
    return true
  }

  private mutating func text(_ column: Int, _ row: TextBytes) -> Bool {
    let cell = cells[column]
    guard cell.length > 0 else { return false }
    json.string(row, cell.range, isEscaped: cell.isEscaped)
    return true
  }

  private mutating func string(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty else { return false }
    json.string(text)
    return true
  }

  private mutating func time(_ column: Int, _ row: TextBytes) -> Bool {
    let cell = cells[column]
    guard cell.length > 0 else { return false }
    // ISO 8601 has its first dash or blank behind four digits.
    if cell.length > 4, row[cell.start + 4] == 0x2D, row[cell.start + cell.length - 1] != 0x20 {
      return text(column, row)
    }
    let content = cells.content(column, in: row)
    guard let date = TableDate(content), let iso = date.iso(order) else {
      let trimmed = content.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      return string(Array(trimmed))
    }
    return string(Array(iso.utf8))
  }

  private mutating func embedded(_ column: Int, _ row: TextBytes) -> Bool {
    let cell = cells[column]
    guard cell.length > 0 else { return false }
    guard row[cell.start] == 0x7B || row[cell.start] == 0x5B else { return text(column, row) }
    let before = json.bytes.count
    cells.append(column, of: row, to: &json.bytes)
    guard json.isOneValue(from: before, open: &brackets) else {
      json.bytes.removeLast(json.bytes.count - before)
      return text(column, row)
    }
    return true
  }

  private mutating func flag(_ column: Int, _ row: TextBytes) -> Bool {
    let cell = cells[column]
    guard cell.length > 0 else { return false }
    switch Folding.word(row.run(cell.start, cell.length)) {
    case "true": json.bytes.append(contentsOf: "true".utf8)
    case "false": json.bytes.append(contentsOf: "false".utf8)
    default: return text(column, row)
    }
    return true
  }

  private mutating func errorCode(_ column: Int, _ status: Int?, _ row: TextBytes) -> Bool {
    let cell = cells[column]
    if cell.length > 0 {
      return text(column, row)
    }
    guard let status, Folding.word(cells.content(status, in: row)) == "success" else {
      return false
    }
    json.bytes.append(0x30)
    return true
  }
}
