enum ExportTestsRoom {}
