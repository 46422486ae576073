"""Composition root: settings, addresses, servers, command line. The only place that sees all."""
