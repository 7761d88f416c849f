"""`enishi demo`: an evening that is now, whatever the wall clock says."""

import os
import shutil
import socket
import sys
import time

from enishi import STATE
from enishi.config.env import CAST
from enishi.config.serving import addresses, prepare, serving_arguments, warm_kernels
from enishi.config.supervisor import Supervisor


def start(port: int, *, lan: bool, reset: bool) -> int:
    """Seed if there is nothing yet, say where to click, and serve until stopped."""
    folder = STATE / "demo"
    if reset and "DATABASE_URL" in os.environ:
        _say("--reset works on the demo's own database; empty the one in DATABASE_URL yourself.")
        return 2
    if reset:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mail_port = _free_port()
    os.environ |= {
        "ENISHI_DEMO": "yes",
        "ENISHI_CLOCK": str(folder / "clock"),
        "ENISHI_SMTP": f"smtp://127.0.0.1:{mail_port}",
        "ENISHI_MAIL_FROM": os.environ.get("ENISHI_MAIL_FROM", "kouryukai@shiomizawa-cci.example"),
    }
    began = time.perf_counter()
    prepare(port, lan=lan)
    _say(f"tables      {time.perf_counter() - began:5.1f} s")
    began = time.perf_counter()
    warm_kernels()
    _say(f"kernels     {time.perf_counter() - began:5.1f} s")
    began = time.perf_counter()
    from enishi.demo.seed import NotTheDemo, seed_or_continue  # noqa: PLC0415 - needs Django set up

    try:
        seed_or_continue(folder)
    except NotTheDemo:
        _say("This database holds a real host. The demo plays only in a database of its own.")
        return 2
    _say(f"evening     {time.perf_counter() - began:5.1f} s")
    _say_where(port, lan=lan)
    players = [["cast"]] if CAST.yes() else []
    return Supervisor(
        ["pages", *serving_arguments(port, lan=lan)], ["worker"], ["mail-sink", "--port", str(mail_port)], *players
    ).run()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say_where(port: int, *, lan: bool) -> None:
    scheme = "https" if lan else "http"
    _say("")
    _say(f"  Host's desk       {scheme}://localhost:{port}/demo/desk")
    _say(f"  Attendee's phone  {scheme}://127.0.0.1:{port}/demo/phone")
    _say(f"  Projector         {scheme}://localhost:{port}/demo/projector")
    _say("")
    _say(f"  Mail that was sent: {scheme}://localhost:{port}/demo/mailbox · stop with Ctrl-C")
    if lan:
        _say(f"  On the local network: {addresses(port, lan=True)} (the browser warns once)")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
