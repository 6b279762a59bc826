"""Where things lie, for every test."""

import shutil
from pathlib import Path

from knowledge.reading.layers import Layers

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
OFFICE_FOLDER = ROOT / "offices" / "muara-enim"
# The content that the repository ships, as the program reads it.
CONTENT = Layers(KNOWLEDGE, OFFICE_FOLDER)
# The settings that say so.
LAYERS = {"knowledge_dir": CONTENT.national, "office_dir": CONTENT.office}


def copied_layers(folder: Path, *without: str) -> Layers:
    """Copy both layers of the content into a folder, without what has these names."""
    layers = Layers(folder / "knowledge", folder / "kantor")
    ignored = shutil.ignore_patterns("*.py", "__pycache__", "search", *without)
    for layer, copy in zip(CONTENT.folders, layers.folders, strict=True):
        shutil.copytree(layer, copy, ignore=ignored)
    return layers
