import EntraModel
import Testing

struct InstantTests {
  @Test func `a time with seven digits reads and prints the same`() throws {
    let text = "2025-03-10T09:10:03.8359177Z"
    #expect(try #require(Instant(iso8601: text)).description == text)
  }

  @Test(arguments: [
    ("2022-06-24T08:37:42.6299007+00:00", "2022-06-24T08:37:42.6299007Z"),
    ("2025-03-10T04:10:03-05:00", "2025-03-10T09:10:03.0000000Z"),
    ("2024-12-10 14:33:09.049661100", "2024-12-10T14:33:09.0496611Z"),
    ("2023-06-01T13:12:18", "2023-06-01T13:12:18.0000000Z"),
    ("2026-01-24T06:54:24.0000000Z ", "2026-01-24T06:54:24.0000000Z"),
    ("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.9999999Z"),
  ])
  func `spellings of the dossier read as the same moment`(spelling: String, expected: String) throws
  {
    #expect(try #require(Instant(iso8601: spelling)).description == expected)
  }

  @Test(arguments: [
    "2024-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "2025-03-10T24:00:00Z", "03/04/2024", "",
    "2025-03-10T09:10:03Zjunk", "2025-3-10T09:10:03Z",
  ])
  func `what is not a time is nil and never a guess`(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test func `every day of four centuries survives the way to a number and back`() {
    for days in stride(from: -80_000, through: 80_000, by: 1) {
      #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
  }
}
