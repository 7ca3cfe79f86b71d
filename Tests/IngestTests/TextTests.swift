import EntraModel
import Testing

@testable import Ingest

@Suite struct TextTests {
  @Test(arguments: [
    ("2026-03-01T10:05:06Z", "2026-03-01T10:05:06.0000000Z"),
    ("2026-03-01T10:05:06.1Z", "2026-03-01T10:05:06.1000000Z"),
    ("2026-03-01T10:05:06.123456789Z", "2026-03-01T10:05:06.1234567Z"),
    ("2026-03-01T10:05:06.1234567+00:00", "2026-03-01T10:05:06.1234567Z"),
    ("2026-03-01T10:05:06-05:00", "2026-03-01T15:05:06.0000000Z"),
    ("2026-03-01 10:05:06.049661100", "2026-03-01T10:05:06.0496611Z"),
    ("2026-03-01T10:05:06", "2026-03-01T10:05:06.0000000Z"),
    ("2026-03-01T10:05:06.0000000Z ", "2026-03-01T10:05:06.0000000Z"),
    ("/Date(1741597200000)/", "2025-03-10T09:00:00.0000000Z"),
    ("/Date(1741597200000+0100)/", "2025-03-10T09:00:00.0000000Z"),
  ])
  func `a time of any spelling is read`(text: String, wanted: String) {
    guard case .instant(let instant, _) = RecordTime.read(Array(text.utf8)) else {
      Issue.record("unread: \(text)")
      return
    }
    #expect(instant.description == wanted)
  }

  @Test(arguments: [
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59Z", "/Date(-1)/",
  ])
  func `a time that no log can have is out of range`(text: String) {
    #expect(RecordTime.read(Array(text.utf8)) == .outOfRange)
  }

  @Test(arguments: [
    "", "not a date", "10/03/2025 09:10", "2025-02-30T10:00:00Z", "2025-03-10T24:00:00Z",
    "1741597200",
  ])
  func `what would have to be guessed is unreadable`(text: String) {
    #expect(RecordTime.read(Array(text.utf8)) == .unreadable)
  }

  @Test func `the fast ways agree with the tolerant ones`() {
    let times = [
      "2026-03-01T10:05:06Z", "2026-02-29T10:05:06Z", "2024-02-29T23:59:59.9999999Z",
      "2026-03-01T10:05:06.123456789Z", "2026-13-01T10:05:06Z", "2026-03-01T10:05:06.Z",
      "2026-03-01T10:05:6aZ", "1999-12-31T23:59:59Z", "2026-03-01T10:05:60Z",
      "2026-03-01T10:05:06.12", "2026-03-01T10:05:06", "2026-03-01T24:05:06",
    ]
    for time in times {
      let bytes = Array(time.utf8)
      let plain = unsafe bytes.withUnsafeBufferPointer {
        RecordTime.readPlain(unsafe TextBytes($0))
      }
      guard let plain else { continue }
      #expect(RecordTime.read(bytes) == .instant(Instant(ticks: plain.ticks), plain.precision))
    }
    for text in [
      Fixtures.own, Fixtures.own.uppercased(), "x", "{\(Fixtures.own)}",
      "bbbbbbbb-1111-4222-8333-00000000000g",
    ] {
      let bytes = Array(text.utf8)
      let plain = unsafe bytes.withUnsafeBufferPointer { GUID.readPlain(unsafe TextBytes($0)) }
      #expect(plain == GUID(text))
    }
  }

  @Test func `UTF-16 is decoded over any cut and lone surrogates are counted`() {
    let text = "aé€😀\u{FEFF}z"
    let bytes = ChunkCutTests.utf16(text)
    for cut in 0...bytes.count {
      var decoding = TextDecoding(encoding: "utf-16le")
      let decoded =
        decoding.feed(Array(bytes[..<cut]), isFinal: false)
        + decoding.feed(Array(bytes[cut...]), isFinal: true)
      #expect(String(decoding: decoded, as: UTF8.self) == text)
      #expect(decoding.replacements == 0)
    }
    var lone = TextDecoding(encoding: "utf-16be")
    let decoded = lone.feed([0xD8, 0x00, 0x00, 0x41, 0xDC, 0x00, 0x00], isFinal: true)
    #expect(String(decoding: decoded, as: UTF8.self) == "\u{FFFD}A\u{FFFD}")
    #expect(lone.replacements == 2)
    #expect(lone.endsInsideUnit)
  }

  @Test func `UTF-8 passes as it is`() {
    var decoding = TextDecoding(encoding: "utf-8-bom")
    #expect(decoding.feed([0xEF, 0xBB, 0xBF, 0x7B], isFinal: true) == [0xEF, 0xBB, 0xBF, 0x7B])
  }
}
