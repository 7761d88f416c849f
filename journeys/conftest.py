"""A real server with a living evening, and a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

CHROMIUM = os.environ.get("ENISHI_CHROMIUM", "/usr/bin/chromium")
KERNELS = Path(os.environ.get("ENISHI_STATE", ".state")).resolve() / "kernels"
SCREENSHOTS = os.environ.get("ENISHI_SCREENSHOTS", "")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.journey)


@dataclass
class Server:
    """One running demo. The desk and the phone have different cookie jars: localhost and 127.0.0.1."""

    port: int
    state: Path
    process: subprocess.Popen[bytes]

    @property
    def desk(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def phone(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def letters(self) -> list[bytes]:
        """What the mail server received."""
        return [file.read_bytes() for file in sorted((self.state / "demo" / "mail").glob("*.eml"))]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all journeys of a file."""
    yield from serving(tmp_path_factory.mktemp("state"))


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has visited yet."""
    yield from serving(tmp_path / "state")


def serving(state: Path) -> Iterator[Server]:
    """`enishi demo` with a state folder of its own, without the cast: a journey decides itself what happens."""
    port = free_port()
    environment = (
        {"ENISHI_LOG_LEVEL": "WARNING"}
        | os.environ
        | {
            "ENISHI_STATE": str(state),
            "NUMBA_CACHE_DIR": str(KERNELS),
            "ENISHI_CAST": "off",
        }
    )
    command = [sys.executable, "-m", "enishi.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=environment)
    running = Server(port, state, process)
    try:
        until(lambda: answers(f"{running.desk}/health"), seconds=90)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that happens elsewhere; fail when it does not."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
    yield running
    running.close()


Visitor = Callable[..., "Screen"]


@dataclass
class Screen:
    """A page in the browser that remembers what went wrong on it."""

    page: Page
    wrongs: list[str]

    def see(self, name: str) -> None:
        """Keep a picture when ENISHI_SCREENSHOTS names a folder."""
        if SCREENSHOTS:
            Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SCREENSHOTS}/{name}.png", full_page=True)

    def cookies(self) -> dict[str, str]:
        """Secure cookies are kept back on plain http outside the browser, so they are sent by hand."""
        return {"Cookie": "; ".join(f"{one['name']}={one['value']}" for one in self.page.context.cookies())}

    def is_sound(self) -> None:
        """No axe violation, nothing wider than the screen, nothing refused by the content security policy."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations"
        )
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1], f"{self.page.url} scrolls sideways: {width}"
        assert self.wrongs == []


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Opens browsers of their own: a size, a language, an empty cookie jar."""
    contexts: list[BrowserContext] = []

    def open_one(size: dict[str, int] = PHONE, language: str = "ja-JP", **more: object) -> Screen:
        context = browser.new_context(viewport=size, locale=language, timezone_id="Asia/Tokyo", **more)  # type: ignore[arg-type]  # sizes are plain dicts
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        screen = Screen(page, [])
        page.on("console", lambda said: screen.wrongs.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: screen.wrongs.append(str(error)))
        page.on("request", lambda asked: _only_ours(asked.url, screen.wrongs))
        return screen

    yield open_one
    for number, context in enumerate(contexts):
        if SCREENSHOTS and context.pages:
            context.pages[0].screenshot(path=f"{SCREENSHOTS}/last-{number}.png")
        context.close()


def _only_ours(address: str, wrongs: list[str]) -> None:
    if not address.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "blob:", "mailto:")):
        wrongs.append(f"asked another origin: {address}")
