"""Livline: the system a Danish jobcentre runs its mentor scheme on."""
