"""Pages of the company contact."""
