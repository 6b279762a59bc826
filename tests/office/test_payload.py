"""Facts in rows: what is written, byte by byte, and that either shape is read."""

from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter

from office.announcements import AnnouncementNotice, Copy, Digest
from office.anomalies import Outcome, Purpose
from office.anomalies import facts as reports
from office.hash_chain import Erased
from office.interviews.notices import Messages
from office.payload import Fact, Joined, Payload, Plain, read, write
from office.people.log import Deed
from office.verifications import Application, Channel, IssuerOutcome
from office.verifications import facts as verifications
from office.verifications.moves.clocks import Alarm, Reminded

NINE, DAY = datetime(2026, 11, 25, 2, tzinfo=UTC), date(2026, 11, 25)

# The version before reads these, and its rows look so. They never change.
ROWS: list[tuple[Joined, str]] = [
    (reports.ToldAt(5, "kepala_seksi/tikim/"), "5|kepala_seksi/tikim/"),
    (reports.NotTold("kepala_kantor//", "vacant"), "kepala_kantor//|vacant"),
    (reports.NotTold("7", "unreachable"), "7|unreachable"),
    (reports.Climb(("a/b/", "kepala_kantor//")), "a/b/,kepala_kantor//"),
    (reports.Reassigned(("a/b/",), (1, 2)), "a/b/|1,2"),
    (reports.Reassigned(("a/b/",), ()), "a/b/|"),
    (reports.Returned(5, "janji"), "5|janji"),
    (reports.Returned(5, ""), "5|"),
    (reports.Transferred("tikim", "alat | bukan dokumen"), "tikim|alat | bukan dokumen"),
    (reports.CardTurn(2, "kepala_seksi"), "2:kepala_seksi"),
    (reports.CardTurn(2, "kepala_seksi", reports.HANDOVER), "2:kepala_seksi:serah"),
    (reports.CardTurn(2, reports.ASSIGNMENT), "2:tugas"),
    (reports.EntryWords(5, ()), "5|"),
    (reports.EntryWords(5, (1, 2)), "5|1,2"),
    (reports.Confirmed(Purpose.ADD, 5), "tambah|5"),
    (reports.Confirmed(Purpose.NOTE), "catatan"),
    (reports.PromiseDue(NINE, 5), "2026-11-25T02:00:00+00:00|5"),
    (
        reports.TierGap("a//", "vacant", ("b//", "c/d/"), NINE),
        "a//|vacant|b//,c/d/|2026-11-25T02:00:00+00:00",
    ),
    (reports.TierGap("a//", "vacant", (), NINE), "a//|vacant||2026-11-25T02:00:00+00:00"),
    (verifications.IssuerAsked(Channel.PHONE, DAY, DAY), "telepon|2026-11-25|2026-11-25"),
    (verifications.Interviewed(Application.ORDINARY, DAY), "biasa|2026-11-25"),
    (verifications.Interviewed(Application.NONE, None), "belum_wawancara|"),
    (verifications.Suspended(DAY, "surat | 55"), "2026-11-25|surat | 55"),
    (verifications.HandedOn(5, None), "5|"),
    (verifications.HandedOn(5, 6), "5|6"),
    (verifications.IssuerAnswered(IssuerOutcome.GENUINE, DAY, ""), "asli|2026-11-25|"),
    (Reminded(Alarm.ANSWER_DUE, DAY), "jawaban_ditunggu|2026-11-25"),
    (Copy(AnnouncementNotice.OPENED, 1), "announcement_opened:1"),
    (Digest((1, 2)), "1,2"),
    (Messages((7,)), "7"),
    (Erased("retensi", (4, 5)), "retensi|4,5"),
    (Erased("retensi"), "retensi"),
]


@pytest.mark.parametrize(("facts", "row"), ROWS)
def test_facts_are_written_as_rows_have_always_held_them(facts: Joined, row: str) -> None:
    assert write(facts) == row
    assert read(type(facts), row) == facts


@pytest.mark.parametrize("facts", [facts for facts, _ in ROWS])
def test_the_shape_with_names_is_read_as_well(facts: Joined) -> None:
    assert read(type(facts), TypeAdapter(type(facts)).dump_json(facts).decode()) == facts


@pytest.mark.parametrize(
    ("kind", "row", "facts"),
    [
        (reports.EntryWords, "5", reports.EntryWords(5, ())),
        (reports.Climb, "janji", reports.Climb(("janji",))),
        (reports.Returned, "None|", reports.Returned(None, "")),
        (Copy, "", Copy()),
        (reports.Resolved, "terbukti|a | b", reports.Resolved(Outcome.CONFIRMED, "a | b")),
        (reports.Resolved, "terbukti|", reports.Resolved(Outcome.CONFIRMED, "")),
        (Copy, "announcement:0", Copy()),
    ],
)
def test_rows_that_are_written_otherwise_today_are_read(
    kind: type[Joined], row: str, facts: Joined
) -> None:
    assert read(kind, row) == facts


def test_a_new_kind_has_the_names_of_its_fields() -> None:
    row = write(Deed(role="petugas", about=3))

    assert row == '{"role":"petugas","about":3}'
    assert read(Deed, row) == Deed(role="petugas", about=3)
    assert read(Deed, '{"role": "petugas", "a field of tomorrow": 1}') == Deed(role="petugas")


@pytest.mark.parametrize(
    ("fact", "row"),
    [(None, ""), (5, "5"), (DAY, "2026-11-25"), (Purpose.ADD, "tambah"), (Plain("a|b"), "a|b")],
)
def test_a_single_fact_is_written_as_it_is(fact: Fact, row: str) -> None:
    assert write(fact) == row


@pytest.mark.parametrize(
    ("kind", "row"), [(reports.ToldAt, "x"), (reports.EntryWords, ""), (Deed, "x")]
)
def test_a_row_of_another_kind_is_refused(kind: type[Payload], row: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read(kind, row)
