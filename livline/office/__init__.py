"""What many steps need and none owns: tenants, accounts, access, audit, encryption."""
