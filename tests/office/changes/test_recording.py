"""A change is noticed once, told to those whom it concerns, and holds back what rests on it."""

import asyncio
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import timedelta

import pytest
from sqlmodel import select

from office.answers import AnswerWords
from office.changes import ChangeNotice, ChangeUnknown, SectionInForce, SopChange
from office.changes.publication import PublishedAs
from office.changes.recording import Recording
from office.database import AsyncSession
from office.outbox import OutboxMessage
from office.people import Member, Role
from office.questions import QuestionOutcome
from office.records import Retention, Rule
from office.revisions import Revision
from office.suggestions import SuggestionKind
from office.suggestions.decisions.deciding import TOPIC as PHRASINGS
from office.training import CardIsHeld, Catalogue, NoTraining, QuestionFacts, QuizUnknown
from tests.office.archive import Archive
from tests.office.rows import rows
from tests.office.texts import Texts

BIAYA = "paspor-hilang/biaya"
SHOWN = QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)


async def messages(archive: Archive, kind: ChangeNotice) -> list[OutboxMessage]:
    return await archive.rows(
        select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id),
    )


async def told(archive: Archive) -> set[int]:
    return {*await archive.told(ChangeNotice.CHANGED)}


async def test_those_are_told_who_were_shown_it_opened_it_or_own_it(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    reader = await archive.enrols("Yuni", Role.OFFICER)
    of_old = await archive.enrols("Lama", Role.OFFICER)
    await archive.enrols("Lain", Role.OFFICER)
    questions = archive.services.questions
    await questions.record(1, of_old, "denda", SHOWN)
    archive.clock.advance(timedelta(days=91))
    await questions.record(2, rina, "denda berapa", SHOWN)
    await questions.opened(reader, "paspor-hilang")
    texts.words[BIAYA] = "Denda Rp2 juta"

    assert await archive.services.changes.recording.record_changes() == 1

    assert await told(archive) == {rina.id, reader.id, hendra.id}
    (message, *_) = await messages(archive, ChangeNotice.CHANGED)
    news = await archive.services.changes.news.for_member(message.detail, rina.id)
    (piece,) = news.pieces
    assert (piece.gone, piece.come) == (("Denda Rp1 juta",), ("Denda Rp2 juta",))
    assert piece.asked is not None
    assert piece.asked.text == "denda berapa"
    assert message.due_at > archive.clock.now()


async def test_nobody_is_told_the_question_of_another(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    await archive.services.questions.record(1, rina, "denda berapa", SHOWN)
    texts.words[BIAYA] = "Denda Rp2 juta"
    await archive.services.changes.recording.record_changes()
    stranger = await archive.enrols("Lain", Role.OFFICER)
    changes = archive.services.changes
    (message, *_) = await messages(archive, ChangeNotice.CHANGED)

    news = await changes.news.for_member(message.detail, hendra.id)

    assert news is not None
    assert [piece.asked for piece in news.pieces] == [None]
    with pytest.raises(ChangeUnknown):
        await changes.news.read(message.detail, stranger)


async def test_two_processes_and_a_second_look_tell_it_once(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    await archive.services.questions.record(1, rina, "denda", SHOWN)
    texts.words[BIAYA] = "Denda Rp2 juta"
    services, one = archive.services, archive.services.changes.recording
    other = Recording(one.shared, one.item_hold, one.superseding)

    assert sorted(await asyncio.gather(one.record_changes(), other.record_changes())) == [0, 1]
    assert await one.record_changes() == 0

    assert len(await messages(archive, ChangeNotice.CHANGED)) == 2
    assert len(await rows(services.database, select(SopChange))) == 1


async def test_several_changes_are_one_message_and_what_is_changed_back_is_none(
    archive: Archive, texts: Texts, hendra: Member
) -> None:
    look = archive.services.changes.recording.record_changes
    for_member = archive.services.changes.news.for_member
    for words in ("Denda Rp2 juta", "Denda Rp3 juta"):
        texts.words[BIAYA] = words
        await look()
    texts.words["bap/baru"] = "Tiga"
    await look()

    (message,) = await messages(archive, ChangeNotice.CHANGED)
    news = await for_member(message.detail, hendra.id)
    assert news is not None
    lines = [(piece.change.name, piece.gone, piece.come) for piece in news.pieces]
    assert lines == [
        (BIAYA, ("Denda Rp1 juta",), ("Denda Rp3 juta",)),
        ("bap/baru", (), ("Tiga",)),
    ]
    texts.words[BIAYA] = "Denda Rp1 juta"
    del texts.words["bap/baru"]
    await look()
    assert await for_member(message.detail, hendra.id) is None


async def test_another_heading_is_no_news_and_keeps_those_who_read_it(
    archive: Archive, texts: Texts, rina: Member
) -> None:
    await archive.services.questions.record(1, rina, "denda", SHOWN)
    texts.words = {"paspor-hilang/tarif": "Denda Rp1 juta", "bap/alur": "Satu"}
    texts.moved[BIAYA] = "paspor-hilang/tarif"
    look = archive.services.changes.recording.record_changes

    assert await look() == 0
    texts.words["paspor-hilang/tarif"] = "Denda Rp2 juta"
    assert await look() == 1

    assert await told(archive) == {rina.id}


async def test_what_must_be_read_goes_to_all_until_they_have_read_it(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    author = await archive.enrols("Maya", Role.SOP_KEEPER, section="dokintalkim")

    async def published(_session: AsyncSession, sops: Iterable[str]) -> Mapping[str, PublishedAs]:
        return {sop: PublishedAs(must_read=True, known_to=frozenset({author.id})) for sop in sops}

    changes = archive.services.changes
    changes.shared.publications = published
    texts.words[BIAYA] = "Denda Rp2 juta"
    await changes.recording.record_changes()

    assert await told(archive) == {rina.id, hendra.id}
    reminders = await messages(archive, ChangeNotice.UNREAD)
    assert len(reminders) == 2 * 3
    key = reminders[0].detail
    news = await changes.news.read(key, rina)
    assert news.read_at == archive.clock.now()
    for forged in ("0", "9" * 18):
        with pytest.raises(ChangeUnknown):
            await changes.news.read(forged, rina)
    (spread,) = await changes.news.spreads(hendra)
    assert (spread.told, spread.read) == (2, 1)
    assert await changes.news.spreads(rina) == []


async def test_what_rests_on_changed_words_is_held_back_until_the_keeper_has_looked(
    archive: Archive, texts: Texts, rina: Member, hendra: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, deciding = archive.services.training, archive.services.suggestions.deciding
    catalogue = Catalogue(
        themes=("senyum",),
        cards={"senyum-1": "senyum"},
        questions={"kuis-1": QuestionFacts("sop", 0)},
    )
    training.cards.shared.catalogue = lambda: catalogue
    texts.resting = {"senyum-1": (BIAYA, "lama"), "kuis-1": (BIAYA, "lama")}
    card = await training.cards.today(rina)
    asked = await training.quizzes.ask(rina)
    texts.words[BIAYA] = "Denda Rp2 juta"
    look = archive.services.changes.recording.record_changes
    await look()
    await look()

    assert rina.id in await told(archive)  # the card was given to them
    with pytest.raises(CardIsHeld):
        await training.cards.understood(card.id, rina)
    with pytest.raises(NoTraining):
        await training.quizzes.ask(rina)
    assert await training.quizzes.to_send(asked.attempt.id) is None
    with pytest.raises(QuizUnknown):
        await training.quizzes.answered("?", rina, 1)
    waiting = {suggestion.item_id: suggestion for suggestion in await deciding.open_for(hendra)}
    assert {suggestion.kind for suggestion in waiting.values()} == {SuggestionKind.TRAINING}

    await deciding.serve_again(waiting["senyum-1"].id, hendra)
    await deciding.needs_correction(waiting["kuis-1"].id, hendra)

    assert (await training.cards.understood(card.id, rina)).card.card_id == "senyum-1"
    await look()
    with pytest.raises(NoTraining):
        await training.quizzes.ask(rina)
    texts.resting["kuis-1"] = (BIAYA, "baru")
    await look()
    assert await training.quizzes.ask(rina)


async def test_a_head_s_answer_ends_for_all_who_have_it_once_new_words_answer_for_sure(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    services, look = archive.services, archive.services.changes.recording.record_changes
    yuni = await archive.enrols("Yuni", Role.OFFICER)
    await services.questions.record(1, rina, "genset mati", QuestionOutcome("none"))
    forwarded = await services.answers.forwarding.forward(1, rina, "dokintalkim")
    given = await services.answers.replying.answer(
        hendra, AnswerWords(forwarded_id=forwarded.id, text="Gudang"), is_for_all=True
    )
    await services.questions.record(
        2, yuni, "genset", QuestionOutcome("none", answer_id=given.answer.id)
    )
    archive.clock.advance(timedelta(minutes=1))
    # Found now, but by words that were there before: a refit is no news.
    texts.sure["genset mati"] = "bap/alur"
    await look()
    assert await messages(archive, ChangeNotice.NOW_SOP) == []

    texts.words["bap/genset"] = "Nyalakan dari gudang"
    texts.sure["genset mati"] = "bap/genset"
    await look()
    await look()

    found = await messages(archive, ChangeNotice.NOW_SOP)
    assert {message.recipient_id for message in found} == {rina.id, yuni.id}
    assert len(found) == 2
    assert await services.answers.queries.in_force() == []
    replaced = await services.changes.news.replaced(given.answer.id)
    assert replaced.question == "genset mati"


async def test_a_gap_closes_and_its_askers_hear_once_there_are_words(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    services = archive.services
    await services.questions.record(1, rina, "genset mati", QuestionOutcome("none"))
    archive.clock.advance(timedelta(minutes=1))
    texts.words["bap/genset"] = "Nyalakan dari gudang"
    texts.sure["genset mati"] = "bap/genset"

    await services.changes.recording.record_changes()
    await services.changes.recording.record_changes()

    (message,) = await messages(archive, ChangeNotice.GAP_FILLED)
    assert message.recipient_id == rina.id
    assert await services.changes.news.filled(1, rina.id) == "genset mati"
    assert await services.changes.news.filled(1, hendra.id) is None
    assert await services.suggestions.deciding.open_for(hendra) == []


async def test_new_words_end_that_a_question_is_not_the_office_s_task(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    services, look = archive.services, archive.services.changes.recording.record_changes
    deciding, told = services.suggestions.deciding, asyncio.Event()
    await services.questions.record(1, rina, "genset mati", QuestionOutcome("none"))
    await services.suggestions.gathering.run()
    (gap,) = await deciding.open_for(hendra)
    archive.clock.advance(timedelta(minutes=1))
    texts.words["bap/genset"] = "Panggil PLN"
    await look()
    archive.clock.advance(timedelta(minutes=1))
    await deciding.is_elsewhere(gap.id, hendra)
    # These words were there when the keeper decided: finding them now is a refit.
    texts.sure["genset mati"] = "bap/genset"
    await look()
    assert await messages(archive, ChangeNotice.GAP_FILLED) == []

    archive.clock.advance(timedelta(days=200))
    texts.words["bap/genset"] = "Nyalakan dari gudang"
    services.database.signals.listen(PHRASINGS, told.set)
    told.clear()
    await look()

    assert (await deciding.learned()).elsewhere == ()
    assert await deciding.open_for(hendra) == []
    await asyncio.wait_for(told.wait(), 5)


async def test_who_heard_that_it_is_not_the_office_s_task_hears_of_the_sop(
    archive: Archive, texts: Texts, rina: Member, hendra: Member
) -> None:
    services, deciding = archive.services, archive.services.suggestions.deciding
    await services.questions.record(1, rina, "genset mati", QuestionOutcome("none"))
    await services.suggestions.gathering.run()
    (gap,) = await deciding.open_for(hendra)
    await deciding.is_elsewhere(gap.id, hendra)
    archive.clock.advance(timedelta(minutes=1))
    texts.words["bap/genset"] = "Nyalakan dari gudang"
    texts.sure["genset mati"] = "bap/genset"

    await services.changes.recording.record_changes()

    (message,) = await messages(archive, ChangeNotice.GAP_FILLED)
    assert message.recipient_id == rina.id


async def test_what_is_old_goes_and_what_is_in_force_stays(
    archive: Archive, texts: Texts, hendra: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = Retention((Rule("changes", "told", 100), Rule("questions", "opened", 90)))
    monkeypatch.setattr(archive.services.data_protection.retention, "retention", lambda: rules)
    texts.words[BIAYA] = "Denda Rp2 juta"
    await archive.services.changes.recording.record_changes()
    await archive.services.questions.opened(hendra, "bap", "alur")

    assert await archive.passes(days=102) == 3

    assert await archive.rows(select(SopChange)) == []
    assert len(await archive.rows(select(SectionInForce))) == 2


async def test_who_has_not_taken_over_the_newest_revision_tells_nothing(
    archive: Archive, texts: Texts, hendra: Member
) -> None:
    """A process may stand still, or still read, while a revision comes into force on the others."""
    look, now = archive.services.changes.recording.record_changes, archive.clock.now()
    revision = Revision(
        path="sop/paspor-hilang.md",
        number=1,
        title="Paspor hilang",
        version="1.2",
        text="Denda Rp2 juta",
        approved_at=now,
        effective_from=now.date(),
        started_at=now,
    )
    async with archive.services.database.begin() as session:
        session.add(revision)
    texts.stands_on = {"sop/paspor-hilang.md": "Denda Rp2 juta"}
    texts.words[BIAYA] = "Denda Rp2 juta"
    assert await look() == 1

    late = Texts()
    one = archive.services.changes.recording
    shared = copy(one.shared)
    shared.shelf = late
    assert await Recording(shared, one.item_hold, one.superseding).record_changes() == 0

    assert len(await messages(archive, ChangeNotice.CHANGED)) == 1
    assert len(await archive.rows(select(SopChange))) == 1


async def test_what_changed_lately_is_each_section_once_and_nothing_that_was_changed_back(
    archive: Archive, texts: Texts
) -> None:
    news = archive.services.changes.news
    before = texts.words[BIAYA]
    for words in ("Denda Rp2 juta", "Denda Rp3 juta"):
        texts.words[BIAYA] = words
        await archive.services.changes.recording.record_changes()
        archive.clock.advance(timedelta(hours=1))

    assert [change.after for change in await news.recent()] == ["Denda Rp3 juta"]

    texts.words[BIAYA] = before
    await archive.services.changes.recording.record_changes()
    assert await news.recent() == []
