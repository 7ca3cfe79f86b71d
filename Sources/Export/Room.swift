enum ExportRoom {}
