"""No tables: where a case stands, its one next action, and what needs whom today."""
