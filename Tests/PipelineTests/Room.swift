enum PipelineTestsRoom {}
