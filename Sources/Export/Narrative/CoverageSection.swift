internal import EntraModel

extension NarrativeDocument {
  /// Silences shorter than this many hours aren't listed: nights and weekends would fill the table.
  private static let silentHours: Int64 = 24

  /// Adds what the logs can't show: coverage, silences, assumed owners, what couldn't be read.
  func addCoverage(to view: inout View) {
    view.set("coverage", input.facts.coverage.map(row))
    view.set("owners", texts: assumedOwners())
    view.set("troubles", troubles())
    view.set(
      "undated",
      input.facts.undatedEvents > 0 ? "\(counted(input.facts.undatedEvents, "event"))" : "")
  }

  private func row(_ coverage: Coverage) -> View {
    var view = View()
    view.set("tenant", names.tenantWithID(coverage.tenant))
    view.set("log", Markdown(stringLiteral: coverage.source.name))
    view.set("first", coverage.first.map { "\($0)" } ?? "not dated")
    view.set("last", coverage.last.map { "\($0)" } ?? "not dated")
    view.set("events", "\(coverage.events)")
    let gaps = coverage.gaps(atLeastHours: Self.silentHours)
    let longest = gaps.sorted { left, right in
      let (one, other) = (
        left.upperBound.seconds(since: left.lowerBound),
        right.upperBound.seconds(since: right.lowerBound)
      )
      return one == other ? left.lowerBound < right.lowerBound : one > other
    }
    let shown = longest.prefix(3).sorted { $0.lowerBound < $1.lowerBound }.map { gap -> Markdown in
      "\(gap.upperBound.seconds(since: gap.lowerBound) / 3600) h from \(gap.lowerBound)"
    }
    let rest = gaps.count - shown.count
    view.set(
      "gaps",
      gaps.isEmpty
        ? "none" : "\(shown.joined("; "))\(rest > 0 ? " and \(rest) more" as Markdown : "")")
    return view
  }

  private func assumedOwners() -> [Markdown] {
    input.facts.evidence.filter { $0.status != .refused }.compactMap { file in
      let name: Markdown = "E\(file.number) \(code: file.path)"
      switch file.tenantBasis {
      case .content, .domains, .option: return nil
      case .declaredOwn:
        return
          "\(name): taken for a log of \(names.tenant(file.tenant)), the only own tenant that was declared."
      case .unknown:
        // Without records there is no log whose tenant could be known.
        return file.records > 0 ? "\(name): the tenant isn't known." : nil
      }
    }
  }

  /// Faults and remarks counted by file and slug, in the order of the inventory.
  private func troubles() -> [View] {
    struct Kind: Hashable {
      var file: Int
      var isFault: Bool
      var slug: String
    }
    var counts: [Kind: Int] = [:]
    for fault in input.facts.faults {
      let file = evidence.number(of: fault.place.evidence)
      counts[Kind(file: file, isFault: true, slug: fault.slug.rawValue), default: 0] += 1
    }
    for remark in input.facts.remarks {
      let file = evidence.number(of: remark.place.evidence)
      counts[Kind(file: file, isFault: false, slug: remark.slug.rawValue), default: 0] += 1
    }
    let order = counts.sorted { left, right in
      (left.key.file, left.key.isFault ? 0 : 1, left.key.slug)
        < (right.key.file, right.key.isFault ? 0 : 1, right.key.slug)
    }
    return order.map { kind, count in
      var view = View()
      view.set("file", "E\(kind.file)")
      view.set("what", kind.isFault ? "lost" : "kept, with a remark")
      view.set("slug", "\(code: kind.slug)")
      view.set("count", "\(count)")
      return view
    }
  }
}
