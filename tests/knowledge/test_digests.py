"""What is compared later is the text as it is written: another name of a post changes no SOP."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from knowledge.reading import content
from knowledge.reading.sops.recipients import Recipients
from office.shelf import SectionText
from office.shelf.office_shelf import OfficeShelf
from tests.knowledge.other_office import OTHER_OFFICE, other_layers

ASKED = ("paspor-penyerahan", "Kasi Lalintal memastikan sebabnya")


def sections(folder: Path, office: str) -> dict[str, SectionText]:
    """The sections of the national shelf as this office reads them, without an index."""
    folder.mkdir()
    loaded = content.load(other_layers(folder), overlay={"office.toml": office})
    held: Any = SimpleNamespace(
        content=loaded, recipients=Recipients(loaded.categories, loaded.directory)
    )
    return {section.address: section for section in OfficeShelf(held).sections()}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, SectionText]]:
    folder = tmp_path_factory.mktemp("offices")
    renamed = OTHER_OFFICE.replace('head = "Kasi Lalintal"', 'head = "Kasi Lantaskim"')
    assert renamed != OTHER_OFFICE
    return [sections(folder / "old", OTHER_OFFICE), sections(folder / "new", renamed)]


def test_another_name_of_a_post_is_read_and_is_no_change(
    before_and_after: list[dict[str, SectionText]],
) -> None:
    old, new = before_and_after
    sop_id, words = ASKED
    (asked,) = (
        section
        for section in old.values()
        if section.sop_id == sop_id and words in str(section.lines)
    )

    after = new[asked.address]
    assert "Kasi Lantaskim memastikan sebabnya" in str(after.lines)
    assert after.fingerprint == asked.fingerprint


def test_whom_to_tell_first_is_part_of_the_words(
    before_and_after: list[dict[str, SectionText]],
) -> None:
    """`{lapor: …}` says who acts, so its reader is told of another one."""
    old, new = before_and_after

    changed = [
        section
        for section in old.values()
        if new[section.address].fingerprint != section.fingerprint
    ]
    assert changed
    assert all("Kasi Lalintal" in str(section.lines) for section in changed)
