"""Plain Python, no Django: usable in a notebook and tested without a database."""
