"""Logs say what happened to which id, never who: addresses and own links are struck out."""

import logging
import re

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# Keys in paths open somebody's evening; a log that is read by others must not.
_KEY = re.compile(r"/(own|my|c|faces|live)/[\w-]{8,}")


class WithoutPeople(logging.Filter):
    """Masks mail addresses and secret keys in a record's message."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        record.msg = _KEY.sub(r"/\1/…", _ADDRESS.sub("…@…", text))
        record.args = ()
        return True
