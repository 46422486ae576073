"""Referral, needs and resources, other support, and who stands in which relation to a case."""
