enum DetectTestsRoom {}
