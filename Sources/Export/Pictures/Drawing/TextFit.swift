/// Makes text fit: breaks it into lines, and takes out of its middle what is too much, never its end.
enum TextFit {
  /// Longest text that is looked at, in characters; of more the middle is left out at once.
  private static let longest = 400

  /// One line no wider than a width, its middle replaced by `…` when it must be.
  static func line(_ text: String, to width: Double, _ style: TextStyle) -> String {
    fitting(text) { TextWidths.width(of: $0, style) <= width ? [$0] : nil }.first ?? ""
  }

  /// At most a number of lines no wider than a width.
  ///
  /// Lines break at blanks and between East Asian characters; at `. _ @ # -` only inside a word that is too wide alone.
  static func lines(_ text: String, to width: Double, most: Int, _ style: TextStyle) -> [String] {
    fitting(text) { candidate in
      let lines = broken(candidate, to: width, style)
      return lines.count <= most ? lines : nil
    }
  }

  /// The longest form of a text that a layout accepts: whole, or with ever more left out of its middle.
  ///
  /// - Complexity: O(n log n).
  private static func fitting(_ text: String, _ layout: (String) -> [String]?) -> [String] {
    if text.utf8.count <= longest, let whole = layout(text) { return whole }
    let characters = Array(text)
    let ends = (front: characters.prefix(longest / 2), back: characters.suffix(longest / 2))
    var (low, high) = (0, min(characters.count - 1, longest))
    var best: [String] = ["…"]
    while low <= high {
      let kept = (low + high) / 2
      let candidate =
        String(ends.front.prefix((kept + 1) / 2)) + "…" + String(ends.back.suffix(kept / 2))
      if let lines = layout(candidate) {
        best = lines
        low = kept + 1
      } else {
        high = kept - 1
      }
    }
    return best
  }

  private static func broken(_ text: String, to width: Double, _ style: TextStyle) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0.0)
    let blank = TextWidths.width(of: " ", style)
    func close() {
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
    }
    for word in text.split(separator: " ") {
      for (index, piece) in pieces(String(word), to: width, style).enumerated() {
        let size = TextWidths.width(of: piece, style)
        let gap = index == 0 && !line.isEmpty ? blank : 0
        if used + gap + size > width {
          close()
          (line, used) = (piece, size)
        } else {
          line += gap > 0 ? " " + piece : piece
          used += gap + size
        }
      }
    }
    close()
    return lines
  }

  /// The parts of a word between which a line may break.
  private static func pieces(_ word: String, to width: Double, _ style: TextStyle) -> [String] {
    let isTooWide = TextWidths.width(of: word, style) > width
    guard isTooWide || word.unicodeScalars.contains(where: isEastAsian) else { return [word] }
    var pieces: [String] = []
    var (piece, size) = ("", 0.0)
    for character in word {
      let text = String(character)
      let step = TextWidths.width(of: text, style)
      let isWide = text.unicodeScalars.first.map(isEastAsian) ?? false
      if !piece.isEmpty, size + step > width || isWide {
        pieces.append(piece)
        (piece, size) = ("", 0)
      }
      piece += text
      size += step
      let breaksAfter = isWide || (isTooWide && "._@#-".contains(character))
      if breaksAfter {
        pieces.append(piece)
        (piece, size) = ("", 0)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// Whether lines may break before and after a character: Chinese, Japanese and Korean are written without blanks.
  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x303F, 0x3041...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
