"""Who settles which line, in which way, with whom; and what the file says then."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from knowledge.reading.content import Content
from knowledge.reading.sops.confirming import verdicts
from knowledge.reading.sops.confirming.applying import applied
from knowledge.reading.sops.confirming.open_lines import OpenLineKind
from knowledge.reading.sops.confirming.verdicts import LineStatement, VerdictKind
from knowledge.reading.sops.library import Library
from knowledge.shelf import Shelf
from office.confirmations import (
    AnswerGone,
    AnswerNotFitting,
    ConfirmationNotice,
    LineAnswer,
    LineNotYours,
    LineSettled,
    NobodyToAsk,
    WaitingLine,
    WordsUnfit,
)
from office.confirmations.queue import ASKED_FOR
from office.confirmations.recording import AT_THE_LATEST, QUIET_FOR
from office.people import Member, Role
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post
from office.privacy import MASK
from office.questions import QuestionOutcome
from office.shelf.lines import ShelfLines, settled_sops
from tests.conftest import NINE
from tests.office.archive import Archive

FILE = "confirmed.toml"
SOURCE = "SE IMI-0123 Tahun 2026"


async def queue(archive: Archive, member: Member) -> tuple[WaitingLine, ...]:
    return (await archive.services.confirmations.waiting.of(member)).lines


async def first(archive: Archive, member: Member, kind: OpenLineKind) -> str:
    return next(it.line.code for it in await queue(archive, member) if it.line.kind is kind)


async def is_recorded(archive: Archive) -> verdicts.Verdicts:
    """Let a sitting end, and return what the newest text of the file says of lines."""
    archive.clock.advance(QUIET_FOR)
    await archive.services.confirmations.recording.run()
    revision = await archive.services.revisions.queries.newest(FILE)
    return verdicts.of_text(revision.text) if revision is not None else {}


async def test_the_lines_of_ones_own_sops_come_one_by_one_the_most_asked_first(
    archive: Archive, kasi: Member, chief: Member
) -> None:
    record, officer = archive.services.questions.record, await archive.enrols("Rina", Role.OFFICER)
    for number in (1, 2):
        await record(number, officer, "x", QuestionOutcome("sure", "paspor-rusak", "waktu"))

    found = await queue(archive, kasi)

    assert (found[0].line.sop_id, found[0].line.heading) == ("paspor-rusak", "Waktu")
    assert found[0].times == 2
    assert {it.section for it in found} == {"dokintalkim"}
    # The head of office has those of sections that nobody leads.
    assert {it.section for it in await queue(archive, chief)} == {"inteldakim", "tikim", "tu"}


async def test_the_sop_that_is_nearest_to_its_end_comes_first(
    archive: Archive, kasi: Member
) -> None:
    lines = await queue(archive, kasi)
    left = Counter(it.line.sop_id for it in lines)
    facts = sum(it.line.is_fact for it in lines)

    assert [it.line.is_fact for it in lines[:facts]] == [True] * facts
    assert [left[it.line.sop_id] for it in lines[facts:]] == sorted(
        left[it.line.sop_id] for it in lines[facts:]
    )


def test_an_sop_is_settled_once_all_that_was_open_of_it_is_known(shelf: Shelf) -> None:
    content, open_lines = shelf.content, ShelfLines(shelf).open().values()
    left = Counter(line.sop_id for line in open_lines if not line.is_fact)
    sop = min(left, key=left.__getitem__)

    def said(kind: VerdictKind) -> Content:
        found = {
            line.key: LineStatement(kind, "Kasi Dokintalkim", NINE.date(), line.text, side=1)
            for line in open_lines
            if line.sop_id == sop
        }
        told = applied(content.as_written().library, found)
        books = Library({it.id: content.read(it) for it in told.values()}, told.fingerprint)
        written = replace(content.as_written(), library=told)
        return replace(content, library=books, verdicts=found, written=written)

    assert settled_sops(content) == set(content.library) - left.keys()
    assert sop not in settled_sops(said(VerdictKind.UNKNOWN))
    assert settled_sops(said(VerdictKind.TRUE)) == settled_sops(content) | {sop}


async def test_a_tap_settles_practice_and_stands_in_the_file_after_the_sitting(
    archive: Archive, kasi: Member
) -> None:
    settling = archive.services.confirmations.settling
    code = await first(archive, kasi, OpenLineKind.PRACTICE)

    answer = await settling.confirm(code, kasi)

    assert code not in {it.line.code for it in await queue(archive, kasi)}
    with pytest.raises(LineSettled):
        await settling.confirm(code, kasi)
    (said,) = (await is_recorded(archive)).items()
    assert said[0] == answer.line
    assert (said[1].said, said[1].by) == ("benar", "Kasi Dokintalkim")
    # This process has not read the revision yet: the line does not come back meanwhile.
    assert code not in {it.line.code for it in await queue(archive, kasi)}

    await settling.undo(answer.id, kasi)
    assert await is_recorded(archive) == {}
    with pytest.raises(AnswerGone):
        await settling.undo(answer.id, kasi)


async def test_a_long_sitting_is_recorded_after_a_while_all_the_same(
    archive: Archive, kasi: Member
) -> None:
    recording = archive.services.confirmations.recording
    rounds = int(AT_THE_LATEST / timedelta(minutes=1)) + 1
    for _ in range(rounds):
        code = await first(archive, kasi, OpenLineKind.PRACTICE)
        await archive.services.confirmations.settling.confirm(code, kasi)
        await recording.run()
        archive.clock.advance(timedelta(minutes=1))

    history = await archive.services.revisions.queries.history(FILE)

    assert len(history) == 1
    assert len(verdicts.of_text(history[0].text)) == rounds


async def test_law_asks_for_a_source_and_the_agreement_of_a_second_person(
    archive: Archive, kasi: Member, chief: Member
) -> None:
    settling, waiting = archive.services.confirmations.settling, archive.services.confirmations
    code = await first(archive, kasi, OpenLineKind.LAW)
    for refused in (settling.confirm, settling.refuse):
        with pytest.raises(AnswerNotFitting):
            await refused(code, kasi)
    for words in (" ", "x" * 500, "telepon 0812-3456-7890", f"telepon {MASK * 4}"):
        with pytest.raises(WordsUnfit):
            await settling.write(code, kasi, words)

    answer = await settling.write(code, kasi, f"{SOURCE}.")

    assert await is_recorded(archive) == {}
    assert await archive.told(ConfirmationNotice.WAITS) == [chief.id]
    with pytest.raises(LineNotYours):
        await settling.agree(answer.id, kasi)
    assert (await waiting.waiting.of(chief)).agreements == (answer,)
    await settling.agree(answer.id, chief)
    (said,) = (await is_recorded(archive)).values()
    assert (said.document, said.says, said.by) == (SOURCE, "", "Kasi Dokintalkim")


async def test_the_offices_own_telephone_is_a_fact_that_can_be_typed(
    archive: Archive, kasi: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    settling = archive.services.confirmations.settling
    rules = replace(archive.services.rules(), phones=frozenset({"0734421148"}))
    monkeypatch.setattr(settling.shared, "rules", lambda: rules)
    code = await first(archive, kasi, OpenLineKind.QUESTION)

    with pytest.raises(WordsUnfit):
        await settling.write(code, kasi, "telepon (0734) 421149")
    answer = await settling.write(code, kasi, "telepon (0734) 421148")

    assert answer.words == "telepon (0734) 421148"


async def test_an_answer_that_the_second_person_refuses_is_open_again(
    archive: Archive, kasi: Member, chief: Member
) -> None:
    settling = archive.services.confirmations.settling
    code = await first(archive, kasi, OpenLineKind.QUESTION)
    answer = await settling.write(code, kasi, "pukul delapan")

    await settling.disagree(answer.id, chief)

    assert await archive.told(ConfirmationNotice.REFUSED) == [kasi.id]
    assert code in {it.line.code for it in await queue(archive, kasi)}
    assert await is_recorded(archive) == {}


async def test_an_owner_can_want_two_people_for_an_sop(
    archive: Archive, kasi: Member, chief: Member
) -> None:
    settling = archive.services.confirmations.settling
    keeper = await archive.enrols("Sari", Role.SOP_KEEPER, section="dokintalkim")
    found = next(it for it in await queue(archive, keeper) if it.line.kind is OpenLineKind.PRACTICE)
    with pytest.raises(LineNotYours):
        await settling.want_two(found.line.sop_id, keeper, is_wanted=True)
    await settling.want_two(found.line.sop_id, kasi, is_wanted=True)

    answer = await settling.confirm(found.line.code, keeper)

    assert answer.title == "pengelola SOP Dokintalkim"
    assert await is_recorded(archive) == {}
    await settling.agree(answer.id, kasi)
    assert len(await is_recorded(archive)) == 1
    await settling.want_two(found.line.sop_id, kasi, is_wanted=False)
    assert not (await queue(archive, kasi))[0].needs_two


async def test_which_source_is_followed_is_for_a_head_and_never_against_a_text_that_was_seen(
    archive: Archive, kasi: Member
) -> None:
    keeper = await archive.enrols("Sari", Role.SOP_KEEPER, section="dokintalkim")
    conflicts = [it.line for it in await queue(archive, kasi) if it.line.is_conflict]
    assert not [it for it in await queue(archive, keeper) if it.line.is_conflict]
    line = next(it for it in conflicts if len(it.followable) < len(it.sides))
    against = next(side for side, _ in enumerate(line.sides, 1) if side not in line.followable)
    settling = archive.services.confirmations.settling
    with pytest.raises(AnswerNotFitting):
        await settling.choose(line.code, kasi, against)

    await settling.choose(line.code, kasi, line.followable[0])

    (said,) = (await is_recorded(archive)).values()
    assert (said.said, said.side) == ("dipilih", line.followable[0])


async def test_what_is_not_known_is_asked_of_nobody_again(archive: Archive, kasi: Member) -> None:
    code = await first(archive, kasi, OpenLineKind.PRACTICE)

    await archive.services.confirmations.settling.leave_open(code, kasi)

    assert code not in {it.line.code for it in await queue(archive, kasi)}
    assert [it.said for it in (await is_recorded(archive)).values()] == ["tidak-tahu"]


async def test_a_line_is_sent_to_another_post_and_comes_back_after_a_week(
    archive: Archive, kasi: Member, andi: Member
) -> None:
    settling = archive.services.confirmations.settling
    code = await first(archive, kasi, OpenLineKind.PRACTICE)
    with pytest.raises(NobodyToAsk):
        await settling.ask(code, kasi, Post(HEAD_OF_OFFICE))

    await settling.ask(code, kasi, Post(SECTION_HEAD, section="tikim"))

    assert await archive.told(ConfirmationNotice.WAITS) == [andi.id]
    assert code not in {it.line.code for it in await queue(archive, kasi)}
    asked = (await queue(archive, andi))[0]
    assert (asked.line.code, asked.asked_by) == (code, "Kasi Dokintalkim")
    await settling.confirm(code, andi)
    assert [it.by for it in (await is_recorded(archive)).values()] == ["Kasi Tikim"]

    other = await first(archive, kasi, OpenLineKind.PRACTICE)
    await settling.ask(other, kasi, Post(SECTION_HEAD, section="tikim"))
    archive.clock.advance(ASKED_FOR)

    assert other in {it.line.code for it in await queue(archive, kasi)}
    assert other not in {it.line.code for it in await queue(archive, andi)}


async def test_ten_confirmations_that_nobody_can_have_read_are_shown_to_the_head_of_office(
    archive: Archive, kasi: Member, chief: Member
) -> None:
    async def confirms(times: int, every: timedelta) -> None:
        for _ in range(times):
            archive.clock.advance(every)
            code = await first(archive, kasi, OpenLineKind.PRACTICE)
            await archive.services.confirmations.settling.confirm(code, kasi)

    await confirms(12, timedelta(seconds=6))
    assert await archive.told(ConfirmationNotice.HASTY) == []

    await confirms(12, timedelta(seconds=4))

    # Once a day, however many follow.
    assert await archive.told(ConfirmationNotice.HASTY) == [chief.id]


async def test_a_line_of_others_is_settled_by_nobody_else(
    archive: Archive, kasi: Member, andi: Member
) -> None:
    code = await first(archive, kasi, OpenLineKind.PRACTICE)

    with pytest.raises(LineNotYours):
        await archive.services.confirmations.settling.confirm(code, andi)

    assert await archive.rows(select(LineAnswer)) == []


async def test_what_was_undone_is_removed_after_its_time_and_what_counts_stays(
    archive: Archive, kasi: Member
) -> None:
    settling = archive.services.confirmations.settling
    undone = await settling.confirm(await first(archive, kasi, OpenLineKind.PRACTICE), kasi)
    await settling.undo(undone.id, kasi)
    kept = await settling.confirm(await first(archive, kasi, OpenLineKind.PRACTICE), kasi)
    await is_recorded(archive)

    archive.clock.advance(timedelta(days=370))
    await archive.services.data_protection.retention.run_daily()

    assert [it.id for it in await archive.rows(select(LineAnswer))] == [kept.id]


async def test_what_only_the_office_knows_is_asked_of_its_head_first(
    archive: Archive, chief: Member
) -> None:
    head = await archive.enrols("Dewi", Role.SECTION_HEAD, section="tu")
    settling, shelf = archive.services.confirmations.settling, archive.services.shelf().held
    asked = (await queue(archive, head))[0]
    assert asked.line.text.startswith("Jam layanan loket di Kantor Imigrasi")

    answer = await settling.write(asked.line.code, head, "Senin–Jumat 08.00–15.00")
    # The head of office looks at it before anybody reads it.
    await settling.agree(answer.id, chief)
    said = await is_recorded(archive)

    assert [it.says for it in said.values()] == ["Senin–Jumat 08.00–15.00"]
    assert [fact.key for fact in shelf.content.facts.values() if fact.key in said]
    assert asked.line.code not in {it.line.code for it in await queue(archive, head)}
