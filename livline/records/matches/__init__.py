"""Proposals, the citizen's answer, and matches from a date to a date."""
