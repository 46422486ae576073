"""Who looked at or changed whose data, when and what for: append-only."""
