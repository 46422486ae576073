"""Pages of the analyst."""
