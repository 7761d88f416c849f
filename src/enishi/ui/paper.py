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
    return typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
    )
