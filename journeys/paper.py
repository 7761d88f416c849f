"""What is on a printed sheet, read as a camera reads it."""

import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


def codes_on(pdf: Path) -> list[str]:
    """The texts of all QR codes on all pages, in reading order of the pages."""
    subprocess.run(["pdftoppm", "-r", "150", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    texts: list[str] = []
    for picture in sorted(pdf.parent.glob(f"{pdf.stem}-*.png")):
        found = zxingcpp.read_barcodes(Image.open(picture))
        texts += [
            one.text for one in sorted(found, key=lambda one: (one.position.top_left.y // 100, one.position.top_left.x))
        ]
    return texts
