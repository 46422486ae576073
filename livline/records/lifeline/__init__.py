"""Call-backs: the citizen's way to be rung by a mentor."""
