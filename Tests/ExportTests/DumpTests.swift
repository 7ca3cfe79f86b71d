import Export
import Foundation
import Testing

@Test func `dump`() throws {
  for exporter in Exporters.all {
    let sink = MemorySink()
    try exporter.init().export(Incident().input, to: sink)
    try Data(sink.bytes).write(to: URL(fileURLWithPath: "/tmp/exp/" + exporter.fileName))
  }
}
