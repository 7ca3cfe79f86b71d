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

  @Test(arguments: [
    (Int64.min, "-27258-04-19T21:11:54.5224192Z", "-27258-04-19 21:11:54"),
    (Int64.max, "31197-09-14T02:48:05.4775807Z", "31197-09-14 02:48:05"),
    (-1, "1969-12-31T23:59:59.9999999Z", "1969-12-31 23:59:59"),
    (-864_000_000_000, "1969-12-31T00:00:00.0000000Z", "1969-12-31 00:00:00"),
    (-630_000_000_000_000_000, "-0027-08-11T08:00:00.0000000Z", "-0027-08-11 08:00:00"),
  ])
  func `every instant prints, the ends of the range too`(
    ticks: Int64, text: String, seconds: String
  ) {
    #expect(Instant(ticks: ticks).description == text)
    #expect(Instant(ticks: ticks).secondText == seconds)
  }

  @Test func `every day of four centuries survives the way to a number and back`() {
    for days in stride(from: -80_000, through: 80_000, by: 1) {
      #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
  }
}
