"""Settings: base, and one small file each for development, tests and production."""
