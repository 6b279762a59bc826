"""Whom the buttons let a trainer address, and how that is said."""

from dataclasses import replace

import pytest

from bot.screens.announcements.audience import Audience, AudienceKind
from bot.telegram import ForgedData
from knowledge.reading.office import directory
from knowledge.reading.office.directory import OfficeSection
from office.announcements import Segment
from office.people.reach import Part, Reach
from tests.places import OFFICE_FOLDER

OFFICE = directory.load(OFFICE_FOLDER / "office.toml")


def audience(*parts: Part) -> Audience:
    return Audience(OFFICE, Reach(frozenset(parts)))


def ids(of: Audience, group: AudienceKind, segment: Segment | None = None) -> set[str]:
    return {choice.id for choice in of.choices(group, segment)}


def test_who_addresses_the_whole_office_is_offered_all_of_it() -> None:
    everything = audience(Part())

    assert everything.widest() == Segment()
    assert ids(everything, AudienceKind.UNITS) == set(OFFICE.units)
    assert ids(everything, AudienceKind.SECTIONS) == set(OFFICE.sections)


def test_the_trainer_of_a_unit_is_offered_no_other_unit() -> None:
    of_oku = audience(Part(unit="ukk-oku"))

    assert of_oku.widest() == Segment(units=frozenset({"ukk-oku"}))
    assert (
        ids(of_oku, AudienceKind.UNITS) == ids(of_oku, AudienceKind.UNITS, of_oku.widest()) == set()
    )
    assert ids(of_oku, AudienceKind.SECTIONS) == set(OFFICE.sections)


def test_the_trainer_of_a_section_cannot_leave_it() -> None:
    of_tikim = audience(Part(section="tikim"))

    assert ids(of_tikim, AudienceKind.SECTIONS) == set()
    assert ids(of_tikim, AudienceKind.UNITS) == set(OFFICE.units)


def test_a_trainer_of_two_units_chooses_between_them() -> None:
    both = audience(Part(unit="ukk-oku"), Part(unit="ukk-musi-rawas"))

    assert ids(both, AudienceKind.UNITS) == {"ukk-oku", "ukk-musi-rawas"}
    assert not any(choice.is_chosen for choice in both.choices(AudienceKind.UNITS, None))
    assert both.change(None, "u", "ukk-oku", "1") == Segment(units=frozenset({"ukk-oku"}))


def test_a_second_tap_on_the_same_button_changes_nothing() -> None:
    everything = audience(Part())
    once = everything.change(None, "s", "tikim", "1")

    assert once == Segment(sections=frozenset({"tikim"}))
    assert everything.change(once, "s", "tikim", "1") == once


@pytest.mark.parametrize("part", [Part(), Part(unit="ukk-oku"), Part(section="tikim")])
def test_who_takes_the_last_choice_back_has_chosen_nobody(part: Part) -> None:
    """It must not grow into everybody on its way."""
    some = audience(part)
    chosen = some.change(None, "r", "petugas", "1")

    assert chosen is not None
    assert some.change(chosen, "r", "petugas", "0") is None


@pytest.mark.parametrize(("group", "id"), [("q", "tikim"), ("s", "nirwana"), ("u", "tikim")])
def test_what_no_button_offered_is_forged(group: str, id: str) -> None:
    with pytest.raises(ForgedData):
        audience(Part()).change(Segment(), group, id, "1")


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        (Segment(), "Seluruh kantor"),
        (Segment(sections=frozenset({"tikim"})), "Tikim"),
        (
            Segment(units=frozenset({"ukk-oku"}), employment=frozenset({"ppnpn"}), unread_of=12),
            "UKK OKU · PPNPN · yang belum membaca #12",
        ),
    ],
)
def test_an_audience_is_said_in_words(segment: Segment, words: str) -> None:
    assert audience(Part()).described(segment) == words


def test_what_went_to_a_section_that_is_gone_did_not_go_to_the_whole_office() -> None:
    gone = replace(OFFICE, former={"arsip": OfficeSection("arsip", "Seksi Arsip", "Arsip", "Kasi")})
    sent = Segment(sections=frozenset({"arsip", "tikim"}))

    assert Audience(gone, Reach()).described(sent) == "Tikim, Arsip"
    assert Audience(gone, Reach()).described(Segment(sections=frozenset({"arsip"}))) == "Arsip"
    assert "arsip" not in ids(Audience(gone, Reach(frozenset({Part()}))), AudienceKind.SECTIONS)
