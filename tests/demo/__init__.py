"""The synthetic municipality."""
