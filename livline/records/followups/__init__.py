"""Follow-up, handover and ending."""
