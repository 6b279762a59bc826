"""The folder of one run: what the processes logged, what Telegram saw, and the verdict."""

import json
import os
import select
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botapi_emulator import Call

_CHUNK = 64 * 1024
_LOOKS_EVERY_SECONDS = 0.1


class Record:
    """Everything that is needed to understand a round once it is over."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.pipe = folder / "log.pipe"
        self._log = folder / "log"
        self._log.touch()

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Write down what processes log into the pipe; a full disk does not reach a pipe."""
        os.mkfifo(self.pipe)
        # Open to write as well: without a writer the end would be read.
        pipe = os.open(self.pipe, os.O_RDWR)
        is_over = threading.Event()
        writing = threading.Thread(target=self._writes_down, args=(pipe, is_over))
        writing.start()
        try:
            yield
        finally:
            is_over.set()
            writing.join()
            os.close(pipe)
            self.pipe.unlink()

    def _writes_down(self, pipe: int, is_over: threading.Event) -> None:
        with self._log.open("ab", buffering=0) as log:
            while not is_over.is_set():
                while select.select([pipe], [], [], _LOOKS_EVERY_SECONDS)[0]:
                    log.write(os.read(pipe, _CHUNK))

    def keeps_calls(self, calls: Iterable[Call]) -> None:
        """A line for each request to Telegram."""
        with (self.folder / "calls.jsonl").open("w", encoding="utf-8") as file:
            for call in calls:
                file.write(f"{json.dumps(_line(call), ensure_ascii=False, default=str)}\n")

    def keeps_verdict(self, lines: Iterable[str]) -> None:
        (self.folder / "verdict.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def removes_what_is_bulky(self) -> None:
        """Leave the verdict of a round that held."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != "verdict.txt":
                path.unlink()


def _line(call: Call) -> dict[str, Any]:
    refusal = call.refusal and str(call.refusal)
    return {
        "at": call.at,
        "method": call.method,
        "params": call.params,
        "uploads": [upload.name for upload in call.uploads.values()],
        "result": call.result,
        "refusal": refusal,
    }
