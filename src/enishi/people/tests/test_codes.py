"""Codes that name things and secrets that open them: enough chance, no letters that look alike."""

import math

import pytest
from django.conf import LazySettings

from enishi.people.codes import derived_secret, fingerprint, public_code, secret_code

ALPHABET = set("23456789abcdefghijkmnpqrstuvwxyz")
LOOK_ALIKE = set("01lIoO")


def test_alphabet_has_nothing_that_looks_alike() -> None:
    seen = set("".join(secret_code() for _turn in range(400)))
    assert seen == ALPHABET
    assert seen & LOOK_ALIKE == set()


@pytest.mark.parametrize(("make", "length"), [(public_code, 10), (secret_code, 26)])
def test_length(make: object, length: int) -> None:
    assert callable(make)
    assert {len(make()) for _turn in range(50)} == {length}


def test_secrets_have_128_bits_at_least() -> None:
    assert 26 * math.log2(len(ALPHABET)) == 130
    assert len(derived_secret("seed")) == 26
    assert set(derived_secret("seed")) <= ALPHABET


def test_derived_secrets_use_every_letter_in_every_place() -> None:
    """A place that always holds the same letters would give bits away."""
    secrets = [derived_secret(f"seed {number}") for number in range(2_000)]
    assert len(set(secrets)) == 2_000
    assert [set(letters) for letters in zip(*secrets, strict=True)] == [ALPHABET] * 26


def test_codes_do_not_repeat() -> None:
    assert len({secret_code() for _turn in range(5_000)}) == 5_000
    assert len({public_code() for _turn in range(5_000)}) == 5_000


def test_derived_secret_can_be_printed_again_and_needs_the_key(settings: LazySettings) -> None:
    here = derived_secret("seed")
    assert derived_secret("seed") == here
    assert derived_secret("other seed") != here
    settings.SECRET_KEY = "another server's key that is long enough for this"
    assert derived_secret("seed") != here


def test_fingerprint_recognises_and_does_not_reveal() -> None:
    secret = secret_code()
    assert fingerprint(secret) == fingerprint(secret) != fingerprint(secret + "x")
    assert (len(fingerprint(secret)), secret in fingerprint(secret)) == (64, False)
