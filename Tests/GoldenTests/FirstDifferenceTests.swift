import Testing

/// A failing golden test shows what differs, not two walls of text.
struct FirstDifferenceTests {
  @Test func `equal texts have no difference`() {
    #expect(
      FirstDifference.hunk(expected: Array("a\nb\n".utf8), actual: Array("a\nb\n".utf8)) == nil)
  }

  @Test func `the first difference comes with context and its line`() {
    let hunk = FirstDifference.hunk(
      expected: Array("1\n2\n3\n4\nold\n6\n".utf8), actual: Array("1\n2\n3\n4\nnew\n6\n".utf8))
    #expect(
      hunk == """
        @@ line 5: expected 6 lines, got 6 @@
          2
          3
          4
        - old
        + new
          6
        """)
  }

  @Test func `a missing line end is a difference`() throws {
    let hunk = FirstDifference.hunk(expected: Array("a\n".utf8), actual: Array("a".utf8))
    #expect(try #require(hunk).contains("+ (no line end)"))
  }
}
