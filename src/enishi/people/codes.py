"""Random names for things in addresses, and secrets in QR codes."""

import hashlib
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

# Without 0 O 1 I l: a code may be read aloud or typed from paper.
_LETTERS = "23456789abcdefghijkmnpqrstuvwxyz"


def public_code() -> str:
    """Ten letters, 50 bits: names a thing in an address without telling how many there are."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def secret_code() -> str:
    """26 letters, 130 bits: whoever knows it may come in, so nobody can guess it."""
    return "".join(secrets.choice(_LETTERS) for _ in range(26))


def derived_secret(seed: str) -> str:
    """The secret that belongs to `seed`, 130 bits. Needs the server's key: a stolen database opens nothing."""
    number = int.from_bytes(
        salted_hmac("enishi.own-link", seed, secret=settings.SECRET_KEY, algorithm="sha256").digest(), "big"
    )
    letters = []
    for _ in range(26):
        number, index = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[index])
    return "".join(letters)


def fingerprint(secret: str) -> str:
    """What the database keeps of a secret: enough to recognise it, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
