enum IngestRoom {}
