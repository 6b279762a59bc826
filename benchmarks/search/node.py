"""Peers that live in Node: installed by npm into a scratch folder, at the versions named here."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).parent / "engines" / "js"
SCRATCH = Path(__file__).parents[2] / "var" / "benchmarks" / "node"
VERSIONS = {
    "minisearch": "7.2.0",
    "@orama/orama": "3.1.18",
    "@orama/stemmers": "3.1.18",
    "@orama/stopwords": "3.1.18",
}
_PATIENCE = 120


@cache
def missing() -> str:
    """Install what is needed; return why that cannot be done, or nothing."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "Node and npm are not installed"
    SCRATCH.mkdir(parents=True, exist_ok=True)
    for script in SCRIPTS.glob("*.mjs"):
        shutil.copy(script, SCRATCH)
    return _install()


def command(job: Path) -> list[str]:
    """Return the command that runs a job in Node."""
    return ["node", str(SCRATCH / "worker.mjs"), str(job)]


def _install() -> str:
    wanted = json.dumps({"private": True, "dependencies": VERSIONS})
    ready = SCRATCH / "installed.json"
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return ""
    (SCRATCH / "package.json").write_text(wanted, encoding="utf-8")
    npm = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    try:
        subprocess.run(npm, cwd=SCRATCH, check=True, capture_output=True, timeout=_PATIENCE)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "npm could not install it"
    ready.write_text(wanted, encoding="utf-8")
    return ""
