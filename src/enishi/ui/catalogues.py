"""Compile the message catalogues: `python -m enishi.ui.catalogues`. Needs no gettext on the machine."""

from pathlib import Path

import polib

LOCALES = Path(__file__).resolve().parent.parent / "locale"


def compile_all(locales: Path = LOCALES) -> list[Path]:
    """Write the .mo beside each .po. Returns what was written."""
    written = []
    for source in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written


if __name__ == "__main__":
    compile_all()
