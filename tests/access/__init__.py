"""Every address, for every role in every relation, against the matrix."""
