"""Every setting that an operator can make, in one table. `docs/guides/settings.md` shows the same rows."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from enishi import STATE


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what holds when it is not set, and what it does."""

    name: str
    default: str
    meaning: str

    def text(self) -> str:
        return os.environ.get(self.name, self.default)

    def several(self) -> list[str]:
        return [one.strip() for one in self.text().split(",") if one.strip()]

    def yes(self) -> bool:
        return self.text().lower() in {"1", "yes", "true", "on"}


STATE_FOLDER = Setting(
    "ENISHI_STATE", ".state", "Folder for the embedded database, the secret key and compiled kernels."
)
DATABASE = Setting(
    "DATABASE_URL", "", "PostgreSQL as postgres://user:password@host:port/name. Empty: SQLite in the state folder."
)
BASE_URL = Setting(
    "ENISHI_BASE_URL",
    "http://localhost:8000",
    "Address under which people reach this server; links in mail and QR codes start with it.",
)
HOSTS = Setting("ENISHI_HOSTS", "localhost,127.0.0.1,[::1]", "Host names the server answers to, separated by commas.")
PROXIES = Setting(
    "ENISHI_PROXIES", "", "Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas."
)
SECRET = Setting(
    "ENISHI_SECRET_KEY", "", "Key that signs sessions and own links. Empty: made once and kept in the state folder."
)
SMTP = Setting(
    "ENISHI_SMTP", "", "Mail relay as smtp://user:password@host:port or smtps://… Empty: mail waits in the outbox."
)
MAIL_FROM = Setting(
    "ENISHI_MAIL_FROM", "enishi@localhost", "Sender of system mail and envelope sender of relayed letters."
)
ZONE = Setting("ENISHI_ZONE", "Asia/Tokyo", "Time zone in which pages show times when an event names none.")
DEMO = Setting(
    "ENISHI_DEMO", "", "yes: demo mode with one-click sign-in from this machine. Never on a server that others reach."
)
CAST = Setting("ENISHI_CAST", "on", "off: the demo's cast keeps still, and only what you press happens.")
DEBUG = Setting("ENISHI_DEBUG", "", "yes: error pages with details, for developers.")
STATIC = Setting(
    "ENISHI_STATIC",
    "",
    "Folder of style sheets and scripts under hashed names, made by `enishi manage collectstatic`. `serve` and `demo` "
    "make their own; empty: files are served from the package, for developers.",
)
CLOCK = Setting(
    "ENISHI_CLOCK",
    "",
    "File with seconds by which the product's clock differs from the machine's; the demo and tests use it.",
)
LOG_LEVEL = Setting("ENISHI_LOG_LEVEL", "INFO", "Least important level that is logged: DEBUG, INFO, WARNING or ERROR.")

ALL: tuple[Setting, ...] = (
    STATE_FOLDER,
    DATABASE,
    BASE_URL,
    HOSTS,
    PROXIES,
    SECRET,
    SMTP,
    MAIL_FROM,
    ZONE,
    DEMO,
    CAST,
    DEBUG,
    STATIC,
    CLOCK,
    LOG_LEVEL,
)


def secret_key() -> str:
    """The operator's key, or one made at first start and kept readable by this account alone."""
    if key := SECRET.text():
        return key
    return kept_secret(STATE / "secret-key")


def kept_secret(path: Path) -> str:
    """Read the secret in `path`; make it first when it is missing. Two processes that start at once agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # whole or not at all, and the first wins
        draft.unlink()
    return path.read_text().strip()
