"""HTML pages, one package per person."""
