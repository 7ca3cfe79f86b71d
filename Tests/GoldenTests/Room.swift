enum GoldenTestsRoom {}
