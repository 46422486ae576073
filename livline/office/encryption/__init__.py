"""Sealing of what must not be readable in the database, and keyed hashes to find it again."""

from livline.office.encryption.seal import DecryptionFailed, fingerprint, open_sealed, seal

__all__ = ["DecryptionFailed", "fingerprint", "open_sealed", "seal"]
