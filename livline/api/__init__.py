"""The API: JSON beside the pages, with the same rights, the same fields and the same log."""
