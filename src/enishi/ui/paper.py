"""Paper: a typst template and data become a PDF. The only place that calls typst."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
import typst


def font_files() -> list[Path]:
    """Regular and bold of one family: with mixed families typst silently prints regular for bold."""
    return [Path(noto_cjk_sans_jp_regular.FONT_PATH), Path(noto_cjk_sans_jp_bold.FONT_PATH)]


@cache
def _fonts() -> typst.Fonts:
    """The fonts of every sheet, opened once a process; the same on every machine.

    Typst's own faces are there for single letters that Noto lacks (the Ł of Łukasz).
    """
    folders = [str(file.parent) for file in font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def compile_pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """Print `data` with a template, which reads it by `json(bytes(sys.inputs.data))`.

    What people typed arrives as strings, never as markup. The same data give the same bytes. Any thread may call
    this: nothing is shared but the fonts, and typst works without Python's lock.
    Raises `typst.TypstError` when the template is wrong.
    """
    text = json.dumps(data, ensure_ascii=False)
    pdf = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": text},
        timestamp=0,
    )
    if len(text) > _LARGE:
        _forget()
    return pdf


_LARGE = 50_000  # letters of JSON: about twenty people


def _forget() -> None:
    """Let typst drop what it remembers of the last sheets: 0.4 MB a badge, some 0.1 s to let go.

    It keeps every result until ten more documents were compiled (messense/typst-py issue 104). That helps an
    editor; a server that prints a thousand badges ten times would hold four gigabytes.
    """
    for _turn in range(11):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)
