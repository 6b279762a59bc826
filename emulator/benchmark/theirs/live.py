"""Their live tests: those that ask the real Telegram, here answered by the local one."""

import asyncio
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmark.programs import INSIDE, SCRATCH
from benchmark.theirs.cast import Cast, as_environment
from benchmark.theirs.their_copy import TheirCopy
from botapi_emulator import Emulator

REPORT = SCRATCH / "live.xml"
KEPT = SCRATCH / "live.txt"
ONCE = ("-p", "no:flaky", "-o", "addopts=", "-W", "ignore::pytest.PytestUnknownMarkWarning")
"""Their plugin repeats failed tests because networks fail. Here one try must pass."""
OUTCOMES = ("failure", "error", "skipped")


REASONS = {
    "asks for a method that is not emulated": re.compile(r"is not emulated"),
    "needs the internet": re.compile(r"Name or service not known|http url content", re.IGNORECASE),
}
"""Text in the message of a test that did not pass, by its reason."""
OTHERWISE = "expects a picture that Telegram's servers made, to the byte, or more of theirs"


@dataclass(frozen=True)
class Outcomes:
    """How many tests of each file ended, and how many did not pass, by reason."""

    by_file: Counter[tuple[str, str]]
    reasons: Counter[str]


async def run(copy: TheirCopy, chosen: tuple[str, ...] = ("tests",)) -> Outcomes:
    """Run their live tests and return the outcomes."""
    async with Emulator() as telegram:
        told = await Cast(telegram, copy.root / "tests" / "data").gather()
        where = {**as_environment(told, telegram.url), "PYTHONPATH": str(INSIDE)}
        command = [
            *(str(copy.python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "redirected"),
            *ONCE,
            *("-m", "req", "--no-header", "--tb=line", f"--junit-xml={REPORT}", *chosen),
        ]
        with KEPT.open("wb") as output:
            tests = await asyncio.create_subprocess_exec(
                *command, cwd=copy.root, env={**os.environ, **where}, stdout=output, stderr=output
            )
            await tests.wait()
    return counted(REPORT)


def counted(report: Path) -> Outcomes:
    """Return the outcomes in a JUnit report."""
    counts: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    for case in ElementTree.parse(report).iter("testcase"):
        file = re.sub(r"\.Test\w+$", "", case.attrib["classname"]).replace(".", "/")
        outcome = next((one for one in OUTCOMES if case.find(one) is not None), "passed")
        counts[file, outcome] += 1
        if outcome in {"failure", "error"}:
            reasons[_reason(case.find(outcome))] += 1
    return Outcomes(counts, reasons)


def _reason(end: ElementTree.Element | None) -> str:
    said = "" if end is None else f"{end.get('message', '')}{end.text or ''}"
    return next((why for why, pattern in REASONS.items() if pattern.search(said)), OTHERWISE)
