"""Accounts, roles, sign-in and the limits of a session."""
