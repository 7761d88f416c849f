"""Serve the product on one port of this machine, over https when the local network may come."""

import os
import socket
from pathlib import Path

from enishi import STATE
from enishi.config.env import PROXIES


def addresses(port: int, *, lan: bool) -> str:
    """The address that links and QR codes start with."""
    return f"https://{lan_address()}:{port}" if lan else f"http://localhost:{port}"


def lan_address() -> str:
    """This machine's address on the local network. Opens no connection: a datagram socket only picks a way out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def prepare(port: int, *, lan: bool) -> None:
    """Settings that follow from the port, a database with the newest tables, and files under hashed names."""
    if "ENISHI_BASE_URL" not in os.environ:
        os.environ["ENISHI_BASE_URL"] = addresses(port, lan=lan)
    os.environ.setdefault("ENISHI_STATIC", str(STATE / "static"))
    import django  # noqa: PLC0415 - reads the settings made above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - needs Django set up

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def warm_kernels() -> None:
    """Compile the planner now (seconds, once a machine), so that no host waits for it in a request."""
    from enishi.engines import seating  # noqa: PLC0415 - takes a moment to load

    seating.warm()


def serving_arguments(port: int, *, lan: bool) -> list[str]:
    return ["--port", str(port), *(["--lan"] if lan else [])]


def serve_pages(port: int, *, lan: bool) -> None:
    """Run uvicorn in this process until it is told to stop."""
    import uvicorn  # noqa: PLC0415 - only this process needs it

    certificate, key = own_certificate() if lan else (None, None)
    proxies = PROXIES.several()
    uvicorn.run(
        "enishi.config.asgi:application",
        host="0.0.0.0" if lan else "127.0.0.1",  # noqa: S104 - asked for by --lan, over https
        port=port,
        log_config=None,
        access_log=False,
        log_level="warning",
        server_header=False,
        forwarded_allow_ips=proxies,
        proxy_headers=bool(proxies),
        ssl_certfile=certificate,
        ssl_keyfile=key,
        timeout_graceful_shutdown=2,
    )


def own_certificate() -> tuple[str, str]:
    """A certificate of our own for this machine's address, kept in the state folder. Browsers warn once."""
    import trustme  # noqa: PLC0415 - only --lan needs it

    folder = STATE / "certificate"
    address = lan_address()
    chain, key = folder / f"{address}.pem", folder / f"{address}.key"
    if not chain.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        issued = trustme.CA().issue_cert(address, "localhost", "127.0.0.1", socket.gethostname())
        _write(chain, b"".join(blob.bytes() for blob in issued.cert_chain_pems))
        _write(key, issued.private_key_pem.bytes())
    return str(chain), str(key)


def _write(path: Path, body: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(body)
