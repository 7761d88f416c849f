"""Every setting is documented, and nothing reads the environment behind the table's back."""

import re
from pathlib import Path

import pytest

import enishi
from enishi.config.env import ALL, DEMO, PROXIES, Setting, kept_secret

SOURCE = Path(enishi.__file__).parent
GUIDE = SOURCE.parent.parent / "docs" / "guides" / "settings.md"
_ROW = re.compile(
    r"^\|\s*`?(?P<name>[A-Z][A-Z_]+)`?\s*\|\s*`?(?P<default>[^|]*?)`?\s*\|\s*(?P<meaning>[^|]*?)\s*\|\s*$"
)


def documented() -> dict[str, tuple[str, str]]:
    rows = filter(None, map(_ROW.match, GUIDE.read_text("utf-8").splitlines()))
    return {row["name"]: (row["default"], row["meaning"]) for row in rows}


def named_in_source() -> dict[str, set[str]]:
    """Variable of ours → files that name it in code, tests left out."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if "tests" in path.relative_to(SOURCE).parts:
            continue
        for name in re.findall(r"\b(ENISHI_[A-Z_]+|DATABASE_URL)\b", path.read_text("utf-8")):
            found.setdefault(name, set()).add(str(path.relative_to(SOURCE)))
    return found


def test_guide_shows_every_setting_with_its_default_and_meaning() -> None:
    assert documented() == {one.name: (one.default or "(empty)", one.meaning) for one in ALL}


def test_guide_keeps_the_order_of_the_table() -> None:
    assert list(documented()) == [one.name for one in ALL]


def test_table_holds_every_setting_once() -> None:
    names = [one.name for one in ALL]
    assert len(names) == len(set(names))
    assert all(one.meaning.endswith(".") or one.meaning[-1].isalnum() for one in ALL)


def test_source_names_no_setting_that_is_not_in_the_table() -> None:
    assert set(named_in_source()) == {one.name for one in ALL}


def test_environment_is_read_in_few_places() -> None:
    """`env.py` reads settings; the others hand the environment on to a process, or must act before Django is there."""
    readers = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.relative_to(SOURCE).parts and re.search(r"os\.(environ|getenv)", path.read_text("utf-8"))
    }
    assert readers <= {
        "__init__.py", "cli.py", "config/asgi.py", "config/wsgi.py", "config/demonstration.py", "config/env.py",
        "config/serving.py", "config/supervisor.py", "config/testing.py",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "yes"),
    [
        ("yes", True),
        ("1", True),
        ("TRUE", True),
        ("on", True),
        ("", False),
        ("no", False),
        ("0", False),
        ("off", False),
    ],
)
def test_yes(value: str, yes: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a value of the table
    monkeypatch.setenv(DEMO.name, value)
    assert DEMO.yes() is yes


def test_default_holds_when_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    setting = Setting("ENISHI_NOT_SET", "the default", "For this test.")
    monkeypatch.delenv("ENISHI_NOT_SET", raising=False)
    assert setting.text() == "the default"


def test_kept_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "secret-key"
    first = kept_secret(path)
    assert (len(first) >= 50, kept_secret(path), path.stat().st_mode & 0o777) == (True, first, 0o600)
    assert [one.name for one in path.parent.iterdir()] == ["secret-key"]


def test_lists_are_read_with_or_without_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENISHI_PROXIES", " 127.0.0.1, 10.0.0.2 ,")
    assert PROXIES.several() == ["127.0.0.1", "10.0.0.2"]
