"""Tables of questions as officers type them: most are answered at once, and some always must be."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.search.index import Hit
from knowledge.shelf import Shelf
from office.people import Role
from tests.places import CONTENT
from tests.shelves import shelf_of

TABLES = tomllib.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))
# Of fifty: answered by what is shown, and within a tap.
FLOORS = {"trafficking": (44, 48), "english": (43, 48), "regional": (46, 48)}
MUST = (
    "tanda tppo",
    "tnda tppo di loket",
    "ciri korban tppo pas diwawancara",
    "red flag tppo dong",
    "apa itu tppo",
    "definisi perdagangan org",
    "3 unsur tppo",
    "apo bae tando korban tppo",
    "lost passport",
    "lost passport requirements",
    "signs of human trafficking",
    "what is human trafficking",
    "paspor ilang cak mano",
    "paspor rusak keno duet berapo",
    "berapo lamo paspor jadi",
)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(CONTENT)


def rows(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for places, questions in table.items():
        yield from ((question, places) for question in questions)


def answers(hit: Hit | None, places: str) -> bool:
    """Whether a hit is among the places. A front page stands under the name of its SOP."""
    if hit is None:
        return False
    sop_id, heading = hit.place
    name = sop_id if heading == "Ringkasan" else f"{sop_id}/{heading}"
    return f", {name}," in f", {places},"


@pytest.mark.parametrize("name", FLOORS)
def test_most_of_a_table_is_answered_at_once(shelf: Shelf, name: str) -> None:
    asked = list(rows(TABLES[name]))
    found = [(places, shelf.answer(text, roles=[Role.OFFICER])) for text, places in asked]

    shown = sum(answers(answer.shown, places) for places, answer in found)
    near = sum(any(answers(hit, places) for hit in answer.hits) for places, answer in found)
    assert len(asked) == 50
    least_shown, least_near = FLOORS[name]
    assert shown >= least_shown
    assert near >= least_near


def test_what_must_always_be_answered_is(shelf: Shelf) -> None:
    places = {text: named for table in TABLES.values() for text, named in rows(table)}

    lost = [
        text
        for text in MUST
        if not answers(shelf.answer(text, roles=[Role.OFFICER]).shown, places[text])
    ]
    assert lost == []


def test_every_place_of_a_table_is_on_the_shelf(shelf: Shelf) -> None:
    names = {f"{sop.id}/{part.heading}" for sop in shelf.library.values() for part in sop.sections}
    left = {
        places
        for table in TABLES.values()
        for places in table
        if not any(name in places for name in names | shelf.library.keys())
    }
    assert not left
