"""The tests of Livline; the folders follow the package."""
