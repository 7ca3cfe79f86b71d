enum CustodyRoom {}
