"""What the guides let somebody type works on a Debian that has nothing but its base."""

import re
from pathlib import PurePosixPath

import pytest

from bot.texts import care
from tests.places import ROOT

# A guide from the first line on, and the one that goes on where it ends.
GUIDES = (("docs/deploy.md",), ("docs/panduan-admin.md", "docs/panduan-pemasangan.md"))
# What is typed, and the package that has it. `pandu NAME …` asks systemd by its bus.
PACKAGES = {
    "git clone": "git",
    "python3 -m venv": "python3-venv",
    "curl ": "curl",
    "sudo pandu ": "dbus",
}
# The folders that a base of Debian 12 and 13 has, and the one that the guide makes before.
FOLDERS = {"/etc/systemd/system", "/usr/local/bin", "/etc/pandu"}


def words_of(guide: tuple[str, ...]) -> str:
    return "\n".join((ROOT / file).read_text("utf-8") for file in guide)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide[0])
def test_what_is_typed_was_installed(guide: tuple[str, ...]) -> None:
    words = words_of(guide)
    (line,) = re.findall(r"^sudo apt install (.+)$", words, re.MULTILINE)
    typed = {package for command, package in PACKAGES.items() if command in words}

    assert set(line.split()) == typed


def test_what_root_alone_may_is_typed_with_sudo() -> None:
    words = "\n".join([*map(words_of, GUIDES), *map(str, care.WORDS.values())])
    of_root = r"journalctl|systemctl (?:st|re)|pandu (?:offices|\w+ \w)|ls -l /var"

    assert re.findall(rf"[`>](?:{of_root})[^`<]*", words) == []


def test_a_file_is_put_into_a_folder_that_is_there() -> None:
    words = "\n".join(map(words_of, GUIDES))
    commands = re.findall(r"\binstall (-m \d+ [^&\n]*)", words)  # not with -D, which makes it
    places = [PurePosixPath(command.split()[-1]) for command in commands]
    folders = {str(it if str(it) in FOLDERS else it.parent) for it in places if it.is_absolute()}

    assert folders
    assert folders <= FOLDERS
