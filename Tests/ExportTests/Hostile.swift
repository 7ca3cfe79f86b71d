import EntraModel
import Export

/// Values that want to be something else: a formula, a second line, a script, a link, a table border.
enum Hostile {
  static let values = [
    "=HYPERLINK(\"http://x.test\")", "+1", "-1+1", "@SUM(A1)", "two\r\nlines", "nul\u{0}byte",
    "esc\u{1b}[31m",
    "right\u{202E}left", "\"><script>alert(1)</script>", "a|b", "](javascript:alert(1))",
    "![x](http://x.test/i.png)", "<img src=x>", "`` ` ``", "{{title}} {{{tlp}}}", "# heading",
    "\u{FFFE}\u{FFFF}",
    "www.x.test", "mail me@x.test now", "https://x.test/a", "**bold** _it_ ~~gone~~ $x$ &lt; \\",
    "```\n# out",
    "\u{FF1D}1+1", "\t=1", "INFO", "end\"]; click n1 \"http://x.test\"", "\u{2028}# next", "", " ",
  ]

  /// The incident with one value in every place that evidence can fill.
  static func incident(_ value: String) -> Incident {
    var incident = Incident()
    incident.facts.title = value
    incident.facts.evidence[0].path = "evidence/" + value
    incident.facts.tenantNames[Incident.home] = value
    for index in incident.nodes.indices {
      incident.nodes[index].label = value
      incident.nodes[index].upn = value
    }
    for index in incident.events.indices {
      incident.events[index].actor.upn = value
      incident.events[index].target.upn = value
      incident.events[index].activity = value
      incident.events[index].category = value
      incident.events[index].reason = value
      incident.events[index].result = .failure
      incident.events[index].ipAddress = value
      incident.events[index].place.member = value
      incident.events[index].detail = EventDetail()
      incident.events[index].detail?.changes = [
        PropertyChange(target: 0, name: value, old: value, new: value)
      ]
    }
    for index in incident.edges.indices {
      for act in incident.edges[index].acts.indices {
        incident.edges[index].acts[act].verb = value
        incident.edges[index].acts[act].change = value
      }
    }
    for index in incident.findings.indices {
      incident.findings[index].title = value
      incident.findings[index].missing = [value]
      incident.findings[index].benign = [value]
      incident.findings[index].response = [value]
      for account in incident.findings[index].accounts.indices {
        incident.findings[index].accounts[account].upn = value
        incident.findings[index].accounts[account].role = value
      }
      for step in incident.findings[index].path.indices {
        incident.findings[index].path[step].verb = value
        incident.findings[index].path[step].change = "sync:" + value + ">" + value
        for event in incident.findings[index].path[step].events.indices {
          incident.findings[index].path[step].events[event].id = value
        }
      }
    }
    return incident
  }
}

/// What an exporter writes of an input.
func exported(_ exporter: any Exporter.Type, _ input: ExportInput) throws -> String {
  let sink = MemorySink()
  try exporter.init().export(input, to: sink)
  return sink.text
}
