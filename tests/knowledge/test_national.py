"""The national shelf names no office: an office elsewhere reads only its own names on it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bot.screens import letters as letter_screens
from bot.screens.sops.page import page
from knowledge.reading.content import Content, load
from knowledge.reading.layers import Layers
from tests.knowledge.other_office import other_layers
from tests.places import CONTENT, KNOWLEDGE, ROOT

PLACES = re.compile(
    r"(?i)\b(?:muara ?enim|musi ?rawas|oku|(?:lubuk ?)?linggau|ogan|prabumulih|lahat|baturaja|"
    r"pagar ?alam|empat ?lawang|muratara|sumatera selatan)\b"
)
# What the sections of this office are called. Where the other one calls them so, too, it may.
SECTIONS = re.compile(r"\bDokintalkim\b")
NAMED_ELSE = re.compile(r"\b(?:Kasi|Seksi) (?:Inteldakim|Tikim)\b|Kasubbag T")


EXAMPLE = Layers(KNOWLEDGE, ROOT / "offices" / "contoh")


@pytest.fixture(scope="module", params=["the example", "another"])
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The example office, and one whose sections have other names and do more than one thing."""
    other = other_layers(tmp_path_factory.mktemp("elsewhere"))
    return load(EXAMPLE if request.param == "the example" else other)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, tuple | list):
        yield from (text for one in value for text in texts(one))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in texts(getattr(value, field.name)))


def named(value: Any, names: re.Pattern[str]) -> list[str]:
    return [text for text in texts(value) if names.search(text)]


@pytest.mark.parametrize("names", [PLACES, SECTIONS], ids=["places", "sections"])
@pytest.mark.parametrize("kind", ["categories", "interviews", "letters", "training"])
def test_no_card_letter_interview_or_category_names_another_office(
    elsewhere: Content, kind: str, names: re.Pattern[str]
) -> None:
    assert named(dict(_every(getattr(elsewhere, kind))), names) == []


def _every(found: Any) -> Iterator[tuple[str, Any]]:
    return iter(vars(found).items() if is_dataclass(found) else found.items())


@pytest.mark.parametrize("names", [PLACES, SECTIONS], ids=["places", "sections"])
def test_no_sop_names_another_office_nor_its_sample_questions(
    elsewhere: Content, names: re.Pattern[str]
) -> None:
    found = {
        sop.id: wrong
        for sop in elsewhere.library.values()
        if (
            wrong := named(
                (sop.title, sop.aliases, sop.sources, sop.sections, sop.questions), names
            )
        )
    }
    assert found == {}


def test_no_whole_page_and_no_letter_names_another_office(elsewhere: Content) -> None:
    office = elsewhere.directory
    pages = [
        page(sop, office.sections[sop.section], office.name).decode()
        for sop in elsewhere.library.values()
    ]
    pages += [letter_screens.letter(letter).html for letter in elsewhere.letters.values()]

    assert [one for one in pages if PLACES.search(unescape(one))] == []


def test_no_variable_is_left_to_read(elsewhere: Content) -> None:
    marks = re.compile(r"\{(?:kantor|kota|provinsi|kasi|seksi|singkatan)\b")
    shelf = (elsewhere.library, elsewhere.categories, elsewhere.interviews, elsewhere.training)

    assert [text for one in shelf for text in named(dict(_every(one)), marks)] == []


def test_the_other_office_reads_its_own_names(tmp_path: Path) -> None:
    other = load(other_layers(tmp_path))
    lost = other.library["paspor-hilang"]
    words = "\n".join(section.body for section in lost.sections)

    assert "Arahkan ke **Seksi Intelijen** untuk BAP" in words
    assert "dirujuk ke Intelijen di Biak" in words
    assert {sop.section for sop in other.library.values()} == {
        *("lalu-lintas", "intelijen", "umum")
    }
    for kind in (other.library, other.categories, other.letters, other.interviews):
        assert named(dict(kind), NAMED_ELSE) == []


def test_what_only_this_office_has_is_on_its_own_shelf() -> None:
    """Lines that it adds to a national SOP, and questions with the names of its places."""
    sop = load(CONTENT).library["m-paspor"]

    (quota,) = (section for section in sop.sections if section.heading == "Pilih jadwal")
    assert "UKK Musi Rawas, Oktober 2024" in quota.body
    assert [sample for sample in sop.questions if PLACES.search(sample.text)]


def test_the_national_files_hold_no_name_of_a_place() -> None:
    found = [
        f"{path.relative_to(KNOWLEDGE)}: {line}"
        for path in _national()
        for line in path.read_text("utf-8").splitlines()
        if PLACES.search(line)
    ]
    assert found == []


def test_no_sentence_of_the_bot_names_an_office() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "bot" / "texts").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if PLACES.search(line) or SECTIONS.search(line) or NAMED_ELSE.search(line)
    ]
    assert found == []


def _national() -> Iterator[Path]:
    for path in sorted(KNOWLEDGE.rglob("*.*")):
        if path.suffix in {".md", ".toml", ".txt"}:
            yield path
