"""Logs say what happened to which id, never who: addresses and own links are struck out."""

import logging
import re
import traceback

_ADDRESS = re.compile(r"[^\s<>\"(),:;\[\]\\]+(?:@|%40)[\w-]+(\.[\w-]+)+")
# Keys in paths open somebody's evening; a log that is read by others must not.
_KEY = re.compile(r"/(own|my|c|faces|live)/[\w-]{8,}")
_OWN_NAMES = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class WithoutPeople(logging.Filter):
    """Masks mail addresses and secret keys in everything that a record says: message, error and additions.

    Django adds the request to its warnings, and with it the path; an error's text quotes the row it is about.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _masked(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info))
            record.exc_info = None
        if record.exc_text:
            record.exc_text = _masked(record.exc_text)
        for name in vars(record).keys() - _OWN_NAMES:
            value = getattr(record, name)
            if not isinstance(value, (int, float, bool, type(None))):
                setattr(record, name, _masked(str(value)))
        return True


def _masked(text: str) -> str:
    return _KEY.sub(r"/\1/…", _ADDRESS.sub("…@…", text))
