"""Speed and memory of Livline, measured on the machine that runs them; never part of the tests."""
