internal import EntraModel

extension ReportDocument {
  /// Most records whose text the page shows; the others keep their place and hash.
  static let recordsShown = 500

  /// Extends the narrative's cited records by anchors and by the records' own text.
  func addRecords(to view: inout View) throws {
    let citations = narrative.citations
    var seen = Set<Int64>()
    // The gravest findings' records first.
    let wanted = (findings.flatMap { $0.path.flatMap(\.events) } + citations.events)
      .filter { seen.insert($0.key).inserted }.prefix(Self.recordsShown)
    let texts = try input.records(Array(wanted))
    let records = zip(view.list("records"), citations.events).map { view, event in
      extended(view, event, text: texts[event.key])
    }
    view.set("records", records)
    view.set("areRecordsLeftOut", flag: citations.events.count > wanted.count)
  }

  private func extended(_ view: View, _ event: EventReference, text: CitedRecord?) -> View {
    var view = view
    let citation = narrative.citations.name(event)
    view.set("name", ready: HTMLEscape.text(citation))
    view.set("recordAnchor", ready: RecordAnchor.of(citation))
    view.set(
      "shownBy",
      hops[event.key].map { hop in
        var link = View()
        link.set("anchor", ready: hop.anchor)
        link.set("label", "F\(hop.finding) hop \(hop.step)")
        return link
      })
    let decoded = text.map { String(decoding: $0.bytes, as: UTF8.self) }
    view.set("raw", ready: decoded.map { HTMLEscape.block(RecordLayout.readable($0)) } ?? "")
    let cut = text.flatMap { $0.isCut ? $0 : nil }
    view.set("cut", cut.map { "The first \($0.bytes.count) of \($0.length) bytes." } ?? "")
    return view
  }
}
