"""Sealed values open for their purpose alone, and keys can be changed."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from livline.office.encryption import DecryptionFailed, fingerprint, open_sealed, seal


def _key(letter: str) -> str:
    return base64.b64encode(letter.encode() * 32).decode()


@given(st.text())
def test_what_is_sealed_opens_to_the_same_text(text: str) -> None:
    assert open_sealed(seal(text, about="x"), about="x") == text


def test_a_value_sealed_for_one_purpose_does_not_open_for_another() -> None:
    sealed = seal("610190-1234", about="citizen.id_number")

    with pytest.raises(DecryptionFailed):
        open_sealed(sealed, about="citizen.address")


def test_a_changed_byte_is_noticed() -> None:
    sealed = bytearray(seal("secret", about="x"))
    sealed[-1] ^= 1

    with pytest.raises(DecryptionFailed):
        open_sealed(bytes(sealed), about="x")


def test_after_a_change_of_keys_old_values_open_and_new_ones_use_the_new_key(
    settings: Settings,
) -> None:
    settings.ENCRYPTION_KEYS = f"old:{_key('o')}"
    sealed_before = seal("secret", about="x")

    settings.ENCRYPTION_KEYS = f"new:{_key('n')},old:{_key('o')}"

    assert open_sealed(sealed_before, about="x") == "secret"
    assert seal("secret", about="x").startswith(b"new\0")


def test_a_value_of_a_key_that_is_gone_is_refused_by_name(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = f"old:{_key('o')}"
    sealed = seal("secret", about="x")
    settings.ENCRYPTION_KEYS = f"new:{_key('n')}"

    with pytest.raises(DecryptionFailed, match="'old'"):
        open_sealed(sealed, about="x")


def test_equal_numbers_have_equal_fingerprints_for_one_purpose_only() -> None:
    assert fingerprint("6101901234", about="a") == fingerprint("6101901234", about="a")
    assert fingerprint("6101901234", about="a") != fingerprint("6101901234", about="b")
