"""Authenticated encryption with named keys (AES-256-GCM) and keyed hashes (HMAC-SHA-256).

A sealed value is ``key id | 0x00 | nonce (12 bytes) | ciphertext``. The purpose (``about``) is
authenticated too, so that a sealed CPR number cannot be moved into the column of an address.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class DecryptionFailed(Exception):
    """A sealed value cannot be opened: unknown key, other purpose, or changed bytes."""


def seal(text: str, *, about: str) -> bytes:
    """Encrypt ``text`` with the first configured key, bound to the purpose ``about``."""
    key_id, cipher = next(iter(_ciphers(settings.ENCRYPTION_KEYS).items()))
    nonce = secrets.token_bytes(NONCE_BYTES)
    return key_id.encode() + b"\0" + nonce + cipher.encrypt(nonce, text.encode(), about.encode())


def open_sealed(sealed: bytes, *, about: str) -> str:
    """Decrypt what ``seal`` made for the same purpose; raise DecryptionFailed otherwise."""
    key_id, _, rest = bytes(sealed).partition(b"\0")
    cipher = _ciphers(settings.ENCRYPTION_KEYS).get(key_id.decode())
    if cipher is None:
        raise DecryptionFailed(f"no key named {key_id.decode()!r} is configured")
    try:
        plain = cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], about.encode())
    except InvalidTag:
        raise DecryptionFailed(f"the sealed value is not for {about!r} or was changed") from None
    return plain.decode()


def fingerprint(text: str, *, about: str) -> bytes:
    """Keyed hash of ``text``: equal texts are found, the text cannot be guessed without the key."""
    key = base64.b64decode(settings.HASH_KEY)
    return hmac.new(key, f"{about}\0{text}".encode(), hashlib.sha256).digest()


@functools.lru_cache(maxsize=4)
def _ciphers(configured: str) -> dict[str, AESGCM]:
    pairs = (entry.strip().split(":", 1) for entry in configured.split(","))
    return {key_id: AESGCM(base64.b64decode(secret)) for key_id, secret in pairs}
