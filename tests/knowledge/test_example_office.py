"""The example office starts from the same program: other sections, no UKK, another time zone."""

import tomllib
from pathlib import Path

import pytest

from bot.content.rules import OfficeRules
from cli import check
from knowledge.reading.layers import Layers
from knowledge.search.answer import Band
from knowledge.shelf import Shelf
from office.escalation import Urgency
from office.records import kinds
from office.services import RECORDS
from office.settings import load
from tests.places import CONTENT, KNOWLEDGE, ROOT
from tests.shelves import shelf_of

EXAMPLE = Layers(KNOWLEDGE, ROOT / "offices" / "contoh")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(EXAMPLE)


def test_it_is_read_without_a_fault_and_says_what_it_goes_without() -> None:
    found = check.of_content(EXAMPLE)

    assert found.faults == []
    hidden = [str(fault.message) for fault in found.warnings if "is not in use" in fault.message]
    off = ("the SOP 'koordinasi-ukk'", "the SOP 'eazy-passport'")
    assert all(message.startswith(off) for message in hidden)
    assert {message.partition("' ")[0] + "'" for message in hidden} == {*off}


def test_it_answers_from_both_layers(shelf: Shelf) -> None:
    assert (
        shelf.answer("ada tamu dinas datang harus dicatat di mana").hits[0].sop.id == "tamu-loket"
    )
    assert shelf.answer("syarat paspor anak").band is not Band.NONE
    assert "koordinasi-ukk" not in shelf.library
    off = shelf.unused("eazy passport")
    assert off.number
    assert shelf.library.keys() - {"tamu-loket"} == shelf_of(CONTENT).library.keys() - {
        "koordinasi-ukk",
        "eazy-passport",
    }


def test_its_reports_reach_its_heads_without_any_coordinator(shelf: Shelf) -> None:
    rules = OfficeRules(shelf, load(_env_file=None).zone)()

    assert rules.categories["sistem"].section == "tikim"
    for urgency in Urgency:
        assert "koordinator_ukk" not in [tier.role for tier in rules.policy.tiers[urgency]]
    assert shelf.directory.sections["tpi"].head == "Kasi TPI"


def test_the_clock_is_that_of_its_folder_unless_a_setting_says_otherwise() -> None:
    here = {"_env_file": None, "knowledge_dir": KNOWLEDGE, "office_dir": EXAMPLE.office}

    assert load(**here).zone.key == "Asia/Jayapura"
    assert load(**here, office_timezone="Asia/Makassar").zone.key == "Asia/Makassar"
    assert load(_env_file=None, office_dir=Path("tiada")).zone.key == "Asia/Jakarta"


@pytest.mark.parametrize("name", ["muara-enim", "contoh"])
def test_all_that_can_be_removed_has_its_days(name: str) -> None:
    """What a file does not name is kept for good, and a new office begins with the example."""
    table = tomllib.loads((ROOT / "offices" / name / "office.toml").read_text())["retention"]
    del table["notice_days"]

    named = {kind: set(states) for kind, states in table.items()}
    assert named == {kind: set(states) for kind, states in kinds(RECORDS).items()}


@pytest.mark.parametrize("name", ["muara-enim", "contoh"])
def test_a_folder_of_the_repository_holds_no_secret_and_no_data(name: str) -> None:
    files = [path for path in (ROOT / "offices" / name).rglob("*") if path.is_file()]

    assert {path.suffix for path in files} <= {".md", ".toml", ".txt"}
