"""The judgement of each rule: small functions, one subject per module."""
