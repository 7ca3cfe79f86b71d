/// Looks at the head of an Elasticsearch search's answer, `{"took":1,..,"hits":{"total":{..},"hits":[..]}}`.
enum SearchProbe {
  /// Probes the object that begins at an index of the bytes; a record when it holds no list of hits.
  ///
  /// - Complexity: O(k) in the bytes before the hits.
  static func probe(_ bytes: TextBytes, at start: Int) -> ValueProbe.Kind {
    var skim = JSONSkim(bytes, at: start + 1)
    var isInside = false
    while let key = skim.key() {
      if key.elementsEqual("hits".utf8) {
        if isInside, skim.byte == 0x5B { return .inside(.hits, elements: skim.at + 1) }
        if !isInside, skim.byte == 0x7B {
          isInside = true
          skim.step()
          continue
        }
      }
      guard skim.skipValue() else { return .undecided }
      guard skim.comma() else { break }
    }
    return skim.isAtEnd ? .undecided : .record
  }
}
