"""One process group: pages and streams, the worker, and whatever the demo adds. They start and end together."""

import signal
import subprocess
import sys
import time
from types import FrameType


class Supervisor:
    """Runs `enishi <command>` children. The first child is the one that matters: when it ends, all end."""

    def __init__(self, *commands: list[str]) -> None:
        self.commands = commands
        self.children: list[subprocess.Popen[bytes]] = []
        self.stopping = False

    def run(self) -> int:
        """Start everything, restart helpers that die, and return the exit code of the first child."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        self.children = [self._start(command) for command in self.commands]
        first = self.children[0]
        while first.poll() is None and not self.stopping:
            for index, child in enumerate(self.children[1:], start=1):
                if child.poll() is not None:
                    time.sleep(1)  # a helper that dies at once must not spin
                    self.children[index] = self._start(self.commands[index])
            time.sleep(0.25)
        return self._end()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "enishi.cli", *command])  # noqa: S603 - our own commands

    def _stop(self, _signum: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> int:
        for child in self.children:
            if child.poll() is None:
                child.terminate()
        for child in self.children:
            try:
                child.wait(timeout=8)
            except subprocess.TimeoutExpired:
                child.kill()
        return 0 if self.stopping else int(self.children[0].returncode or 0)
