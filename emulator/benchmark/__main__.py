"""`python -m benchmark`: other people's bots and tests on the local Telegram, to RESULTS.md."""

import argparse
import asyncio
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmark import frameworks, from_wheel, table
from benchmark.programs import PROJECT, SCRATCH, environment
from benchmark.theirs import examples, live
from benchmark.theirs.their_copy import BESIDE, PACKAGES, TheirCopy, is_there

RESULTS = Path(__file__).parent / "RESULTS.md"


def main(typed: Sequence[str] | None = None) -> None:
    """Run what can run on this machine, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--copy", type=Path, default=BESIDE, help="python-telegram-bot's repository"
    )
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args(typed)
    root: Path = options.copy.resolve()
    if not is_there(root):
        print(f"Skipped: no copy of python-telegram-bot's repository lies at {root}.")
        return
    SCRATCH.mkdir(parents=True, exist_ok=True)
    python = environment([f"{root}[all]", *PACKAGES, *frameworks.PYTHON_PACKAGES])
    text = table.text(asyncio.run(measured(TheirCopy(root, python))), state(root))
    options.out.write_text(f"{text}\n", encoding="utf-8")
    print(f"\n{text}\n\nWritten to {options.out}.")


def state(copy: Path) -> str:
    """Say which states were run against each other, and when."""
    describe = ("git", "describe", "--always", "--tags")
    ours, theirs = (
        subprocess.run(
            [*describe, *more], cwd=folder, capture_output=True, text=True
        ).stdout.strip()
        for folder, more in [(PROJECT, ["--dirty"]), (copy, [])]
    )
    return f"Run on {datetime.now(UTC).date()} at commit {ours}, with python-telegram-bot {theirs}."


async def measured(copy: TheirCopy) -> table.Results:
    """Run everything, one after another."""
    no_node = frameworks.prepare()
    run = {
        name: await frameworks.run(str(copy.python), name)
        for name, script in frameworks.FRAMEWORKS.items()
        if not (no_node and script.endswith(".mjs"))
    }
    played = await examples.run(copy)
    outcomes = await live.run(copy)
    tried = await asyncio.to_thread(from_wheel.run, with_node=not no_node)
    return table.Results(run, no_node, tried, played, outcomes)


if __name__ == "__main__":
    main()
