"""The process that watches the bot's event loop from outside. It needs Python alone.

A regular expression or an extension can hold the interpreter's lock, and then nothing inside the
bot's process runs. The bot writes a line at each beat: the updates in hand. When the beats stop,
this process interrupts the bot, answers for it on its monitoring port, and ends it at last.

Arguments: the bot's process id, the number of the listening socket or -1, and after how many
seconds the bot is interrupted and ended.
"""

import os
import select
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

_LOOK_SECONDS = 0.25
# From then on the bot's pages are answered here. A busy loop is not a standing one.
_ANSWERED_SECONDS = 2.0
_AGAIN_SECONDS = 1.0
# This process, too, may have been frozen.
_LONGEST_STEP = 1.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Watch:
    """What is known of the bot."""

    pid: int
    listener: socket.socket | None
    interrupted_after: float
    killed_after: float
    in_hand: str = ""
    stood: float = 0.0
    interrupted_at: float = 0.0
    cpu: float = 0.0

    def run(self) -> None:
        """Watch until the bot is gone."""
        seen = time.monotonic()
        while True:
            is_told, is_asked = self._wait()
            step, seen = min(time.monotonic() - seen, _LONGEST_STEP), time.monotonic()
            if is_told:
                told = os.read(0, 65536)
                if not told:
                    return
                self.in_hand = told.decode().rstrip().rpartition("\n")[2].strip("[]")
                self.stood = self.interrupted_at = 0.0
                continue
            self.stood += self._stood(step)
            if is_asked and self.listener is not None:
                self._answer(self.listener)
            self._act()

    def _wait(self) -> tuple[bool, bool]:
        waits_for = [0]
        if self.listener is not None and self.stood >= _ANSWERED_SECONDS:
            waits_for.append(self.listener.fileno())
        found, _, _ = select.select(waits_for, [], [], _LOOK_SECONDS)
        return 0 in found, found[-1:] not in ([], [0])

    def _stood(self, step: float) -> float:
        """Return how much of the time counts: none while the system keeps the bot from working."""
        try:
            with open(f"/proc/{self.pid}/task/{self.pid}/stat") as file:  # noqa: PTH123 - at once
                state, *fields = file.read().rpartition(")")[2].split()
        except OSError:  # a system without it
            return step
        cpu = (int(fields[10]) + int(fields[11])) / _TICKS
        worked, self.cpu = cpu - self.cpu, cpu
        # Running, or waiting for a processor. Asleep is waiting for what never comes. Stopped, or
        # waiting for a disk, is neither.
        return min(step, worked) if state == "R" else step if state == "S" else 0.0

    def _answer(self, listener: socket.socket) -> None:
        said = f"the event loop has stood still for {self.stood:.0f} s; updates in hand: "
        body = f"{said}{self.in_hand or 'none'}\n"
        head = (
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        with suppress(OSError):
            asking, _ = listener.accept()
            with asking:
                asking.settimeout(1.0)
                asking.recv(16384)
                asking.sendall((head + body).encode())

    def _act(self) -> None:
        if self.stood >= self.killed_after:
            self._say("is ended, to be started again")
            self._signal(signal.SIGKILL)
        elif self.stood >= max(self.interrupted_after, self.interrupted_at + _AGAIN_SECONDS):
            if not self.interrupted_at:
                self._say("is interrupted")
            self.interrupted_at = self.stood
            self._signal(signal.SIGUSR1)

    def _say(self, what: str) -> None:
        sys.stderr.write(
            f"the event loop has stood still for {self.stood:.0f} s, updates in hand: "
            f"{self.in_hand or 'none'}; the bot {what}\n"
        )
        sys.stderr.flush()

    def _signal(self, sign: int) -> None:
        # If the bot is gone, its number may be another's.
        if os.getppid() == self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, sign)


def main(pid: str, listener: str, interrupted_after: str, killed_after: str) -> None:
    """Watch the bot of these arguments."""
    # A service manager may stop every process of a service at once. The bot ends first.
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, signal.SIG_IGN)
    heard = socket.socket(fileno=int(listener)) if int(listener) >= 0 else None
    Watch(int(pid), heard, float(interrupted_after), float(killed_after)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
