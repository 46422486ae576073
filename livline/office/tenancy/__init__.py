"""Municipalities as tenants, their units, and the row level security that keeps them apart."""
