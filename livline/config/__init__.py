"""Composition root: settings, addresses, servers and the command line. The only place that sees all."""
