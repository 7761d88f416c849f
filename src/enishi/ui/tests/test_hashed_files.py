"""What a phone keeps for ever must change its name when it changes, down to the last imported module."""

import re
from pathlib import Path
from typing import cast

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from enishi.ui.storage import HashedFiles

IMPORTED = re.compile(r"""(?:import[^"';]*|@import url\()"([^"]+)";?""")


@pytest.fixture
def collected(settings: LazySettings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "enishi.ui.storage.HashedFiles"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


@pytest.mark.parametrize("entry", ["ui/enishi.js", "ui/enishi.css"])
def test_everything_that_is_imported_has_a_hashed_name_and_exists(collected: Path, entry: str) -> None:
    waiting, seen = [collected / cast("HashedFiles", staticfiles_storage).stored_name(entry)], set()
    while waiting:
        file = waiting.pop()
        seen.add(file)
        for name in IMPORTED.findall(file.read_text()):
            imported = (file.parent / name).resolve()
            assert re.search(r"\.[0-9a-f]{12}\.(js|css)$", name), f"{file.name} imports {name} under its plain name"
            assert imported.exists()
            waiting += [imported] if imported not in seen else []
    assert len(seen) > 10
