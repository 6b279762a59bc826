"""The examples of the README, as files."""

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
BLOCK = re.compile(r"```python\n# ([\w.]+)\n(.*?)```", re.DOTALL)


def examples() -> dict[str, dict[str, str]]:
    """By heading: the text of each file, by its name."""
    _, *parts = HEADING.split(README.read_text(encoding="utf-8"))
    found = {
        heading: dict(BLOCK.findall(text))
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }
    return {heading: files for heading, files in found.items() if files}


def lay(files: dict[str, str], folder: Path) -> Path:
    """Write the files of an example into a new folder."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
