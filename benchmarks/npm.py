"""Programs that run in Node: npm installs them into a scratch folder, at fixed versions."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

_PATIENCE_SECONDS = 120
_INSTALL = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]


def missing(folder: Path, versions: Mapping[str, str], scripts: Iterable[Path]) -> str:
    """Install the packages beside the scripts. Return why that failed; empty if it worked."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "no npm: Node is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    for script in scripts:
        shutil.copy(script, folder)
    wanted = json.dumps({"private": True, "dependencies": dict(versions)})
    ready = folder / "installed.json"
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return ""
    (folder / "package.json").write_text(wanted, encoding="utf-8")
    try:
        subprocess.run(
            _INSTALL, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE_SECONDS
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "npm could not install it"
    ready.write_text(wanted, encoding="utf-8")
    return ""
