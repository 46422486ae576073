"""Contact log, drafts, addenda and appointments."""
