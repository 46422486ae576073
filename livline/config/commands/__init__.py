"""The commands that set up and run Livline; those that work on records live in `livline.cli`."""
