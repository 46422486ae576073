"""Situations for tests, one module per concept, built through the same actions as the screens."""
