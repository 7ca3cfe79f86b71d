import EntraModel
import Export
import Testing

struct ExportersTests {
  @Test func `names and file names are unique and found again`() {
    #expect(Set(Exporters.all.map { $0.name }).count == Exporters.all.count)
    #expect(Set(Exporters.all.map { $0.fileName }).count == Exporters.all.count)
    for exporter in Exporters.all { #expect(Exporters.named(exporter.name) == exporter) }
    #expect(Exporters.named("pdf") == nil)
  }

  @Test(arguments: Exporters.all.map { $0.name })
  func `another order of nodes, edges and findings gives the same bytes`(name: String) throws {
    let exporter = try #require(Exporters.named(name))
    let text = try exported(exporter, Incident().input)
    #expect(try exported(exporter, Incident().shuffled.input) == text)
    // A workbook is a zip; everything else is text, whose last line ends too.
    #expect(!text.isEmpty && (text.hasSuffix("\n") || exporter == CaseWorkbook.self))
  }

  @Test(arguments: Exporters.all.map { $0.name })
  func `an error of the sink comes out as it is`(name: String) throws {
    let exporter = try #require(Exporters.named(name))
    let sink = MemorySink()
    sink.capacity = 100
    #expect(throws: MemorySink.Full.self) { try exporter.init().export(Incident().input, to: sink) }
  }

  @Test(arguments: Exporters.all.map { $0.name })
  func `a case without anything still gives a file`(name: String) throws {
    let exporter = try #require(Exporters.named(name))
    var incident = Incident()
    incident.nodes = []
    incident.edges = []
    incident.findings = []
    incident.events = []
    incident.facts.evidence = []
    incident.facts.coverage = []
    incident.facts.ownTenants = []
    // One JSON object an event: without events there is no line, and without anything to show no picture.
    let isEmpty = exporter == TimesketchJSONL.self || exporter == PictureFiles.self
    #expect(try exported(exporter, incident.input).isEmpty == isEmpty)
  }

  @Test func `an investigation writes what people open first, and the pictures`() {
    #expect(
      Exporters.all.filter { $0.isDefault }.map { $0.name }
        == ["timeline", "graphml", "narrative", "report", "findings", "pictures"])
  }
}
