enum DetectRoom {}
