"""What counts as a change of words, each row a law."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from knowledge.reading.sops.text.markdown import said
from knowledge.shelf import fingerprint_of
from office.changes.rules.differences import Difference, differences, lines_apart
from office.shelf import SectionText


@dataclass
class Was:
    address: str
    name: str
    owner: str
    fingerprint: str
    words: str


def was(address: str, words: str) -> Was:
    return Was(address, address.upper(), "tu", fingerprint_of([words]), words)


def text(address: str, *lines: str) -> SectionText:
    return SectionText(address, "sop", address.upper(), "tu", lines, fingerprint_of(lines))


def written(address: str, source: str, read: str) -> SectionText:
    return SectionText(address, "sop", address.upper(), "tu", (read,), fingerprint_of([source]))


def told(found: Sequence[Difference]) -> list[tuple[str, str, str]]:
    return [(difference.address, difference.before, difference.after) for difference in found]


MOVED = {"old": "new", "merged": "kept"}


@pytest.mark.parametrize(
    ("known", "found", "differing"),
    [
        pytest.param([was("a", "satu")], [text("a", "satu")], [], id="nothing"),
        pytest.param(
            [was("a", "satu dua")], [text("a", "satu", "dua")], [], id="cut into other lines"
        ),
        pytest.param(
            [was("a", "satu")], [text("a", "dua")], [("a", "satu", "dua")], id="other words"
        ),
        pytest.param(
            [was("a", "tanya Kasi Tikim")],
            [written("a", "tanya {kasi: tikim}", "tanya Kasi Tikim")],
            [],
            id="the same words, written with a variable",
        ),
        pytest.param(
            [Was("a", "A", "tu", fingerprint_of(["tanya {kasi: tikim}"]), "tanya Kasi Tikim")],
            [written("a", "tanya {kasi: tikim}", "tanya Kasubbag Umum")],
            [],
            id="another name of a post",
        ),
        pytest.param([was("a", "satu")], [], [("a", "satu", "")], id="gone"),
        pytest.param(
            [was("a", "satu")],
            [text("a", "satu"), text("b", "dua")],
            [("b", "", "dua")],
            id="new",
        ),
        pytest.param([was("old", "satu")], [text("new", "satu")], [], id="another heading"),
        pytest.param(
            [was("old", "satu")],
            [text("new", "dua")],
            [("old", "satu", "dua")],
            id="another heading and other words",
        ),
        pytest.param(
            [was("merged", "satu"), was("kept", "dua")],
            [text("kept", "dua satu")],
            [("merged", "satu", "dua satu"), ("kept", "dua", "dua satu")],
            id="merged: those who read either hear of it",
        ),
    ],
)
def test_a_change_is_a_change_of_words(
    known: list[Was], found: list[SectionText], differing: list[tuple[str, str, str]]
) -> None:
    by_address = {state.address: state for state in known}

    assert told(differences(by_address, found, MOVED.get)) == differing


@pytest.mark.parametrize(
    "body",
    [
        "Denda **Rp1.000.000**.[^pp45]\n\n- di loket\n- di bank\n",
        "Denda Rp1.000.000.\n\n\n1. di   loket\n2. **di bank**[^krw]",
        "Denda\nRp1.000.000.\n- di loket\n- di\n  bank",
    ],
)
def test_the_look_of_a_section_does_not_count(body: str) -> None:
    assert said(body) == ("Denda Rp1.000.000.", "di loket", "di bank")


def test_only_the_lines_that_differ_are_told() -> None:
    gone, come = lines_apart("satu\ndua\ntiga\nempat", "empat\nsatu\nlima\ntiga")

    assert gone == ("dua",)
    assert come == ("lima",)


def test_another_order_of_steps_is_told() -> None:
    assert lines_apart("terima\nperiksa\ncatat", "periksa\nterima\ncatat") == (
        ("terima", "periksa", "catat"),
        ("periksa", "terima", "catat"),
    )
    assert lines_apart("terima\nperiksa", "terima\nperiksa") == ((), ())
