enum TenantGraphRoom {}
