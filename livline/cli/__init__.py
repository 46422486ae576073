"""Commands of the command line; each a thin call into the records."""
