enum IngestTestsRoom {}
