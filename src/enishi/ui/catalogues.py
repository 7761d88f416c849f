"""The message catalogues. English stands in the code; every other language has a file of its own.

python -m enishi.ui.catalogues            compile them (needs no gettext on the machine)
python -m enishi.ui.catalogues collect    add new messages of the code to them, drop those that are gone
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent
LOCALES = PACKAGE / "locale"


@dataclass(frozen=True)
class Message:
    """One text of the code: with its plural and the context that tells it from an equal text, if it has them."""

    text: str
    plural: str = ""
    context: str | None = None


def compile_all(locales: Path = LOCALES) -> list[Path]:
    """Write the .mo beside each .po. Returns what was written."""
    written = []
    for source in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written


def messages_in(package: Path = PACKAGE) -> dict[Message, str]:
    """Every text of the code and its templates that has to be translated, with the file where it stands."""
    found: dict[Message, str] = {}
    for file in sorted([*package.rglob("*.py"), *package.rglob("templates/**/*")]):
        if file.suffix in {".py", ".html", ".txt"} and "tests" not in file.parts:
            for message in _messages_of(file):
                found.setdefault(message, str(file.relative_to(package)))
    return found


def _messages_of(file: Path) -> list[Message]:
    # Babel reads the code for developers and tests alone; a server only compiles.
    from babel.messages.extract import extract  # noqa: PLC0415
    from django.utils.translation.template import templatize  # noqa: PLC0415 - needs no settings

    text = file.read_text("utf-8")
    # What Django makes of a template is Python but for its indentation.
    source = text if file.suffix == ".py" else "\n".join(line.lstrip() for line in templatize(text).split("\n"))
    keywords = {
        "gettext": None,
        "_": None,
        "gettext_lazy": None,
        "gettext_noop": None,
        "ngettext": (1, 2),
        "ngettext_lazy": (1, 2),
        "pgettext": ((1, "c"), 2),
        "pgettext_lazy": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }
    found = extract("python", io.BytesIO(source.encode()), keywords=keywords)
    return [_message(text, context) for _line, text, _comments, context in found]


def _message(text: str | tuple[str, ...], context: str | None) -> Message:
    if isinstance(text, str):
        return Message(text, context=context)
    return Message(text[0], text[1] if len(text) > 1 else "", context)


def collect(locales: Path = LOCALES) -> None:
    """Bring each catalogue in step with the code; translations that are there stay."""
    wanted = messages_in()
    for source in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        old = {Message(one.msgid, one.msgid_plural, one.msgctxt): one for one in polib.pofile(str(source))}
        new = polib.POFile(wrapwidth=100)
        new.metadata = polib.pofile(str(source)).metadata
        for message, file in sorted(wanted.items(), key=lambda pair: (pair[1], pair[0].text)):
            kept = old.get(message)
            entry = kept or polib.POEntry(msgid=message.text, msgid_plural=message.plural, msgctxt=message.context)
            if message.plural and not entry.msgstr_plural:
                entry.msgstr_plural = {0: ""}
            entry.occurrences = [(file, "")]
            new.append(entry)
        new.save(str(source))


if __name__ == "__main__":
    if sys.argv[1:] == ["collect"]:
        collect()
    compile_all()
