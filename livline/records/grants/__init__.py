"""The decision to give mentor support: findings answered, extension, refusal."""
