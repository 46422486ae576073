"""Tasks, boundaries, planned ending and signatures."""
