"""A case quotes lines of the shelf, asks only what they depend on, and is refused when unsound."""

from pathlib import Path

import pytest

from knowledge.reading.cases import CaseFile, LineRole, checklist, file, quoting, rules
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.sops import library
from tests.places import ROOT

SHELF = library.load(ROOT / "tests" / "shelf")
QUOTED = quoting(SHELF, SHELF)
FACTS = """
title = "Paspor"
section = "dokintalkim"
tariffs = ["paspor-hilang"]

[facts.why]
ask = "Permohonan apa?"
[facts.why.options]
lost = { label = "Hilang" }
broken = { label = "Rusak" }

[facts.age]
ask = "Usia?"
[facts.age.options]
child = { label = "Anak" }
adult = { label = "Dewasa" }

[facts.more]
ask = "Ada keadaan khusus?"
many = true
[facts.more.options]
quick = { label = "Percepatan" }
flood = { label = "Karena bencana", if = "lost" }
"""
LINES = """
[[lines]]
of = "paspor-hilang / Dokumen"
says = "KTP-el."
role = "bawa"
item = "ktp"

[[lines]]
of = "paspor-hilang / Dokumen"
says = "Surat lapor kehilangan"
role = "bawa"
if = "lost & adult"
item = "police"

[[lines]]
of = "paspor-hilang / Biaya"
says = "Biaya beban"
role = "biaya"
if = "lost & bukan flood"
item = "fee"

[[lines]]
of = "paspor-rusak / Pemeriksaan"
says = "Kerusakan diperiksa"
role = "awas"
if = "broken & quick"
"""


def read(folder: Path, lines: str = LINES, facts: str = FACTS) -> CaseFile:
    (folder / "paspor.toml").write_text(f"{facts}\n{lines.strip()}\n", "utf-8")
    return file.load(folder)["paspor"]


def chosen(*options: str) -> dict[str, frozenset[str]]:
    of = {"lost": "why", "broken": "why", "child": "age", "adult": "age"}
    found: dict[str, frozenset[str]] = {}
    for option in options:
        fact = of.get(option, "more")
        found[fact] = found.get(fact, frozenset()) | {option}
    return found


def test_only_what_the_lines_left_depend_on_is_asked(tmp_path: Path) -> None:
    case = read(tmp_path)

    asked = []
    known = {}
    while (fact := case.next_fact(known)) is not None:
        asked.append(fact.id)
        answer = {"why": {"broken"}, "age": {"adult"}, "more": set()}[fact.id]
        known[fact.id] = frozenset(answer)

    assert asked == ["why", "more"], "nothing about a broken passport depends on the age"


def test_the_list_quotes_the_sop_and_adds_up_the_fees(tmp_path: Path) -> None:
    found = checklist(read(tmp_path), {**chosen("lost", "adult"), "more": frozenset()}, QUOTED)

    assert [item.line.text for item in found.of(LineRole.BRING)] == [
        "KTP-el.",
        "Surat lapor kehilangan dari Kepolisian.",
    ]
    assert found.total == 1_000_000
    assert found.tariff_from == SHELF["paspor-hilang"].effective_from


def test_what_is_denied_leaves_the_line_out(tmp_path: Path) -> None:
    found = checklist(read(tmp_path), chosen("lost", "adult", "flood"), QUOTED)

    assert found.of(LineRole.FEE) == []


def test_lines_about_one_item_are_one_point(tmp_path: Path) -> None:
    again = (
        LINES
        + """
[[lines]]
of = "paspor-hilang / Dokumen"
says = "Kartu Keluarga."
role = "bawa"
item = "ktp"
differs = true
"""
    )
    (item,) = checklist(
        read(tmp_path, again), {**chosen("broken"), "more": frozenset()}, QUOTED
    ).of(LineRole.BRING)

    assert item.line.text == "KTP-el."
    assert [other.text for other in item.differing] == ["Kartu Keluarga."]
    assert not item.is_certain, "who reads it must ask"


def test_a_line_that_nobody_has_verified_or_read_again_is_not_certain(tmp_path: Path) -> None:
    case = read(tmp_path)

    found = checklist(case, chosen("broken", "quick"), QUOTED)

    (bring,), (watch,) = found.of(LineRole.BRING), found.of(LineRole.WATCH)
    assert bring.line.has_changed, "its digest was never written"
    assert watch.line.is_open


def test_a_line_that_was_confirmed_counts_until_it_says_something_else(tmp_path: Path) -> None:
    now = rules.digests(read(tmp_path), SHELF)[0]
    confirmed = read(
        tmp_path, LINES.replace('says = "KTP-el."', f'says = "KTP-el."\nhash = "{now}"')
    )

    assert not confirmed.lines[0].has_changed(SHELF["paspor-hilang"].sections[2])
    messages = [fault.message for fault in rules.changed({"paspor": confirmed}, SHELF)]
    assert len(messages) == 3, "the others were never confirmed"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (LINES.replace("paspor-hilang / Biaya", "paspor-lenyap / Biaya"), "no SOP 'paspor-lenyap'"),
        (LINES.replace("/ Biaya", "/ Ongkos"), "no section 'Ongkos'"),
    ],
)
def test_what_the_shelf_lacks_is_told(tmp_path: Path, lines: str, message: str) -> None:
    (fault,) = rules.misfits({"paspor": read(tmp_path, lines)}, SHELF)

    assert message in fault.message


def test_a_line_that_is_gone_is_told(tmp_path: Path) -> None:
    case = read(tmp_path, LINES.replace("KTP-el.", "KTP lama"))

    found = rules.changed({"paspor": case}, SHELF)

    assert "no line that begins" in found[0].message


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (LINES.replace(' & quick"', '"'), "no line depends on fact 'more'"),
        (LINES.replace('if = "lost & adult"', 'if = "lost & broken"'), "no answers lead"),
        (LINES.replace('item = "ktp"', 'item = "ktp"\nif = "lost"'), "no document is asked for"),
        (
            LINES.replace('role = "awas"', 'role = "tolak"\nitem = "ktp"'),
            "'ktp' is both asked for and refused",
        ),
        (LINES.replace('says = "Biaya beban"', 'says = "Biaya beban"\nfree = true'), "a fee names"),
    ],
)
def test_an_unsound_case_is_told(tmp_path: Path, lines: str, message: str) -> None:
    if "fact 'more'" in message:
        lines = lines.replace(" & bukan flood", "")

    found = rules.unsound({"paspor": read(tmp_path, lines)}, SHELF)

    assert message in "\n".join(fault.message for fault in found)


def test_a_fee_comes_from_a_tariff(tmp_path: Path) -> None:
    case = read(tmp_path, facts=FACTS.replace('["paspor-hilang"]', '["paspor-rusak"]'))

    (fault,) = rules.unsound({"paspor": case}, SHELF)

    assert "a fee comes from an SOP in 'tariffs'" in fault.message


def test_a_sound_case_has_no_fault(tmp_path: Path) -> None:
    case = read(tmp_path)

    assert rules.unsound({"paspor": case}, SHELF) == []
    assert len(list(case.combinations())) == 2 * 4 + 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('if = "lost & adult"', 'if = "lost & grown"', "'grown' is no option"),
        ('if = "lost & adult"', 'if = "lost / adult"', "names options of two facts"),
        ('role = "awas"', 'role = "hindari"', "role must be one of"),
        ('of = "paspor-rusak / Pemeriksaan"', 'of = "paspor-rusak"', "an SOP and a heading"),
        ('says = "KTP-el."', "begins = 'KTP-el.'", "lacks 'says'"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(BrokenKnowledge, match=message):
        read(tmp_path, LINES.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('adult = { label = "Dewasa" }', "", "needs 2 to 12 options"),
        ('adult = { label = "Dewasa" }', 'quick = { label = "Dewasa" }', "two facts have"),
        ('adult = { label = "Dewasa" }', "adult = { }", "lacks 'label'"),
        ('ask = "Usia?"', "", "lacks 'ask'"),
        ('label = "Dewasa" }', 'label = "Dewasa", ages = [17] }', "'ages' holds"),
        ('title = "Paspor"', 'judul = "Paspor"', "lacks 'title'"),
    ],
)
def test_facts_that_cannot_be_asked_say_why(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(BrokenKnowledge, match=message):
        read(tmp_path, facts=FACTS.replace(old, new))


def test_a_fact_whose_options_depend_on_another_is_asked_after_it(tmp_path: Path) -> None:
    lines = LINES.replace(
        'role = "bawa"\nitem = "ktp"', 'role = "bawa"\nif = "quick"\nitem = "ktp"'
    )
    case = read(tmp_path, lines.replace('"lost & bukan flood"', '"bukan flood"'))

    asked = case.next_fact({})

    assert asked is not None
    assert asked.id == "why"


def test_a_question_that_offers_too_much_is_told(tmp_path: Path) -> None:
    many = "\n".join(f'extra{number} = {{ label = "Lain" }}' for number in range(5))
    case = read(
        tmp_path, facts=FACTS.replace("[facts.more.options]", f"[facts.more.options]\n{many}")
    )

    found = [fault.message for fault in rules.unsound({"paspor": case}, SHELF)]

    assert "fact 'more' needs 1 to 6 options" in found
