"""Telephone numbers and mail addresses in one writing each."""

import re

import phonenumbers

from enishi.engines.language.kana import compose

_DASHES = re.compile(r"[‐‑‒–—―−─ー]")
_FLOAT_TAIL = re.compile(r"\.0$")
_SECOND_NUMBER = re.compile(r"[/、,;\n]|内線|ext", re.IGNORECASE)
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_MAX_ADDRESS = 254
_JAPAN = 81


def phone(text: str) -> str:
    """Return a telephone number in its national writing (03-1234-5678), or "" if it is no possible number.

    Any width, any dash, brackets, +81 and a leading zero that a spreadsheet ate are accepted. Of several
    numbers in one cell the first counts; extensions are dropped. Numbers of other countries come in the
    international writing (+82 2-312-3456). Possible means: of a length that exists (libphonenumber), not
    that somebody answers. Idempotent.
    """
    number = _japanese_or_foreign(text)
    if number is None:
        return ""
    writing = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(number, writing.NATIONAL if _is_japanese(number) else writing.INTERNATIONAL)
    # Lengths that exist only behind another prefix (101000000) do not come back from their own writing.
    return shown if _japanese_or_foreign(shown) == number else ""


def _japanese_or_foreign(text: str) -> phonenumbers.PhoneNumber | None:
    plain = _FLOAT_TAIL.sub("", _DASHES.sub("-", compose(text)).strip())
    try:
        number = phonenumbers.parse(_SECOND_NUMBER.split(plain)[0], "JP")
    except phonenumbers.NumberParseException:
        return None
    number.extension = None
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    # Behind its trunk prefix no Japanese number begins with 0; 0000000000 is somebody filling a field.
    return number if possible and not (_is_japanese(number) and number.italian_leading_zero) else None


def _is_japanese(number: phonenumbers.PhoneNumber) -> bool:
    return number.country_code == _JAPAN


def mail(text: str) -> str:
    """Return a mail address in half-width, trimmed, its domain in lower case; "" if it is no plausible
    address.

    The part before @ keeps its case and may hold what Japanese carriers allowed (dots in a row, a dot before
    @). Domains are ASCII (an IDN in its xn-- form), with at least one dot. Idempotent; nothing is looked up.
    """
    local, at, domain = compose(text).strip().rpartition("@")
    domain = domain.lower()
    plausible = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    address = local + at + domain
    return address if plausible and len(address) <= _MAX_ADDRESS else ""
