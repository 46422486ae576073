"""Tests of the repository itself: what the house rules promise, a machine can see."""
