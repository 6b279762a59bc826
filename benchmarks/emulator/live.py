"""Their live tests: those that ask Telegram itself, here answered by the local one."""

import asyncio
import os
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.emulator.cast import Cast, as_environment
from benchmarks.emulator.programs import INSIDE, SCRATCH
from benchmarks.emulator.their_copy import TheirCopy
from emulator import Emulator

REPORT = SCRATCH / "live.xml"
KEPT = SCRATCH / "live.txt"
ONCE = ("-p", "no:flaky", "-o", "addopts=", "-W", "ignore::pytest.PytestUnknownMarkWarning")
"""Their plugin tries again what failed, for the sake of the network; here once must do."""
OUTCOMES = ("failure", "error", "skipped")


async def run(copy: TheirCopy, chosen: tuple[str, ...] = ("tests",)) -> Counter[tuple[str, str]]:
    """How many of their live tests came to which end, by file."""
    async with Emulator() as telegram:
        told = await Cast(telegram).gather()
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


def counted(report: Path) -> Counter[tuple[str, str]]:
    """The outcomes in a JUnit report, by file."""
    counts: Counter[tuple[str, str]] = Counter()
    for case in ElementTree.parse(report).iter("testcase"):
        file = re.sub(r"\.Test\w+$", "", case.attrib["classname"]).replace(".", "/")
        outcome = next((one for one in OUTCOMES if case.find(one) is not None), "passed")
        counts[file, outcome] += 1
    return counts
