"""A template and data become a PDF, whatever people typed and however many ask at once."""

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from enishi.ui.paper import compile_pdf, font_files

TEMPLATE = """
#set page(width: 80mm, height: auto)
#set document(title: "Words", date: none)
#set text(font: "Noto Sans CJK JP", lang: "ja")
#for word in json(bytes(sys.inputs.data)).words [#text(word) #linebreak() #text(weight: 700, word) #linebreak()]
"""


@pytest.fixture
def words(tmp_path: Path) -> Path:
    template = tmp_path / "words.typ"
    template.write_text(TEMPLATE, "utf-8")
    return template


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def embedded_fonts(pdf: bytes) -> set[str]:
    """Names of the fonts whose letters are inside the file."""
    names = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            if "/FontFile3" in descriptor or "/FontFile2" in descriptor:
                names.add(descriptor["/FontName"].partition("+")[2])
    return names


def test_font_files_are_one_regular_and_one_bold_of_a_family() -> None:
    assert [file.name for file in font_files()] == ["NotoSansCJKjp-Regular.otf", "NotoSansCJKjp-Bold.otf"]
    assert all(file.is_file() for file in font_files())


def test_both_weights_are_embedded(words: Path) -> None:
    assert embedded_fonts(compile_pdf(words, {"words": ["山本"]})) == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


@pytest.mark.parametrize("name", ["𠮷﨑 髙志", "葛󠄀飾", "濵田 ㈱", "グエン ティ ラン", "Nguyễn Thị Lan"])
def test_rare_letters_are_printed_in_the_sheets_own_face(words: Path, name: str) -> None:
    pdf = compile_pdf(words, {"words": [name]})
    assert name in text_of(pdf)
    assert embedded_fonts(pdf) == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


def test_a_letter_that_the_face_lacks_comes_from_another_one(words: Path) -> None:
    pdf = compile_pdf(words, {"words": ["Łukasz"]})
    assert "Łukasz" in text_of(pdf)
    assert len(embedded_fonts(pdf)) > 2


@pytest.mark.parametrize("typed", ['#panic("x")', "*bold*", "$x$", '"', "\\", "<a> @b `c` //d", "= e", "- f -- g ..."])
def test_what_looks_like_markup_is_printed_as_typed(words: Path, typed: str) -> None:
    lines = [line.strip() for line in text_of(compile_pdf(words, {"words": [typed]})).splitlines()]
    assert lines == [typed, typed]


def test_same_data_give_the_same_bytes_without_a_date(words: Path) -> None:
    one = compile_pdf(words, {"words": ["早瀬"]})
    assert one == compile_pdf(words, {"words": ["早瀬"]})
    assert one != compile_pdf(words, {"words": ["山本"]})
    assert set(pypdf.PdfReader(io.BytesIO(one)).metadata or {}) == {"/Title", "/Creator"}


def test_threads_get_their_own_pages(words: Path) -> None:
    names = [f"参加者{number}" for number in range(24)]
    alone = [compile_pdf(words, {"words": [name]}) for name in names]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda name: compile_pdf(words, {"words": [name]}), names))
    assert together == alone


def test_a_broken_template_is_an_error(tmp_path: Path) -> None:
    template = tmp_path / "broken.typ"
    template.write_text("#nothing-of-that-name", "utf-8")
    with pytest.raises(typst.TypstError, match="unknown variable"):
        compile_pdf(template, {})


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("own links", "utf-8")
    folder = tmp_path / "typst"
    folder.mkdir()
    template = folder / "nosy.typ"
    template.write_text('#read("../secret.txt")', "utf-8")
    with pytest.raises(typst.TypstError):
        compile_pdf(template, {})


PRINTS_SIX_TIMES = """
import sys
from pathlib import Path
import psutil
from enishi.ui.paper import compile_pdf

used = [psutil.Process().memory_info().rss]
for turn in range(6):
    compile_pdf(Path(sys.argv[1]), {"words": [f"{turn} 参加者{number} 汐見沢商工会議所" for number in range(3000)]})
    used.append(psutil.Process().memory_info().rss)
print(used[2] - used[0], used[6] - used[2])
"""


def test_memory_of_large_sheets_is_let_go(words: Path) -> None:
    words.write_text(TEMPLATE.replace("words [", "words [#pagebreak(weak: true) "), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PRINTS_SIX_TIMES, str(words)], capture_output=True, check=True, text=True
    )
    two_sheets, four_more = map(int, run.stdout.split())
    assert four_more < two_sheets / 2
