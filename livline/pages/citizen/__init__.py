"""Pages of the citizen: phone first, plain words."""
