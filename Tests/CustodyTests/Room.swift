enum CustodyTestsRoom {}
