"""The search engines that run in Node, and how they get a job."""

from functools import cache
from pathlib import Path

from benchmarks import npm

SCRIPTS = Path(__file__).parent / "engines" / "js"
SCRATCH = Path(__file__).parents[2] / "var" / "benchmarks" / "node"
VERSIONS = {
    "minisearch": "7.2.0",
    "@orama/orama": "3.1.18",
    "@orama/stemmers": "3.1.18",
    "@orama/stopwords": "3.1.18",
}


@cache
def missing() -> str:
    """Install what is needed. Return why that failed; empty if it worked."""
    return npm.missing(SCRATCH, VERSIONS, SCRIPTS.glob("*.mjs"))


def command(job: Path) -> list[str]:
    """Return the command that runs a job in Node."""
    return ["node", str(SCRATCH / "worker.mjs"), str(job)]
