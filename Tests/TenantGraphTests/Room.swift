enum TenantGraphTestsRoom {}
