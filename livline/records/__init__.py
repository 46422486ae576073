"""The records of a case, in the order of the journey; a step knows the steps before it."""
