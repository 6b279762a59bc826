"""A thief of the database without its keys reads nothing that people wrote."""

import json
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies.words.free_words import FREE_WORDS, FreeWords
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.answers import AnswerWords
from office.clock import HandMovedClock
from office.database import Database, sealing
from office.database.keyring import SEALED, new_key
from office.escalation.policy import Urgency
from office.inbox import StoredUpdate
from office.interviews import INTERVIEW, InterviewAnswers, InterviewStep, Mark, Verdict
from office.people import InvitationUnknown, Member, NewMember, Role, invitations
from office.questions import QuestionOutcome as Answered
from office.revisions import Written
from office.services import Services, metadata, open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from office.verifications import Application, Issuer, IssuerOutcome, VerificationAnswers
from tests.office.archive import Archive
from tests.office.texts import NoShelf, Texts

SECRET = "Xanthippe"  # a word that stands nowhere else


async def write_everywhere(archive: Archive, shelf: Shelf) -> None:
    """Let people write the word into everything that takes words."""
    services = archive.services
    officer = await archive.enrols("Rina", Role.OFFICER, Role.TRAINER)
    head = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    outcome = Answered("none", read_as=f"anak siapa {SECRET}")
    tikim = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")
    await services.questions.record(1, officer, f"siapa {SECRET}", outcome)
    question = await services.answers.forwarding.forward(1, officer, "tikim")
    words = AnswerWords(question.id, f"Tanya {SECRET}")
    await services.answers.replying.answer(tikim, words, is_for_all=True)
    await services.suggestions.gathering.run()
    await services.inbox.accept([StoredUpdate(2, 7, json.dumps({"text": SECRET}))])
    answers = ReportAnswers(
        category="dokumen",
        text=f"{SECRET} memalsukan KK",
        unit="kanim",
        counter=f"loket {SECRET}",
        case_reference=SECRET,
        urgency=Urgency.NORMAL,
        concerns="kepala_seksi/tikim/",
    )
    report = await services.anomalies.reporting.file(officer, answers)
    await services.anomalies.actions.acknowledge(report.id, head)
    await services.anomalies.actions.ask(report.id, head, f"Di mana {SECRET}?")
    await services.anomalies.actions.note(report.id, head, f"{SECRET} lagi")
    await services.anomalies.actions.reply(report.id, head, f"Jangan sebut {SECRET}")
    await services.forms.begin(officer, FREE_WORDS, answers=FreeWords((1,), (f"{SECRET} pergi",)))
    await services.anomalies.actions.transfer(report.id, head, "tu", f"{SECRET} pegawai")
    await verifies(services, officer)
    await services.forms.begin(officer, REPORT, ReportStep.SUMMARY, answers)
    asked = InterviewAnswers(
        "wisata", ("Ke mana?",), (Mark(Verdict.ODD, SECRET),), reference=SECRET
    )
    await services.forms.begin(officer, INTERVIEW, InterviewStep.SUMMARY, asked)
    await revises(services, tikim, head)
    await services.announcements.writing.begin(officer)
    await services.announcements.writing.write(officer, f"Waspada {SECRET}")
    await changes(services)
    await keeps(services, tikim, OfficeShelf(shelf))


async def keeps(services: Services, keeper: Member, shelf: OfficeShelf) -> None:
    """Write it into what is said of a line, and of a regulation that has changed."""
    services.confirmations.shared.shelf = services.reviews.shared.shelf = lambda: shelf
    queue = await services.confirmations.waiting.of(keeper)
    code = next(waiting.line.code for waiting in queue.lines if waiting.line.needs_words)
    await services.confirmations.settling.write(code, keeper, f"lewat {SECRET}")
    changed = services.reviews.basis.understood(f"PP 45/2024 diganti {SECRET}")
    assert changed is not None
    await services.reviews.basis.mark(changed.documents, changed.changed, keeper)


async def changes(services: Services) -> None:
    """Write it into a section of the shelf, and take it out again."""
    texts = Texts()
    in_force = await services.revisions.queries.in_force()
    texts.stands_on = {revision.path: revision.text for revision in in_force}
    services.changes.shared.shelf = texts
    for words in (f"{SECRET} di loket", f"{SECRET} di bank"):
        texts.words = {"bap/alur": words}
        await services.changes.recording.record_changes()


async def verifies(services: Services, officer: Member) -> None:
    """Write it into everything of a verification that takes words."""
    asked = VerificationAnswers(
        document="KK",
        case_reference=SECRET,
        question=f"siapa {SECRET}?",
        application=Application.NONE,
    )
    one = await services.verifications.opening.open(officer, asked, Issuer("dukcapil", "tu"))
    following = services.verifications.following
    await following.suspend(one.id, officer, f"surat {SECRET}")
    today = services.people.today()
    await following.close(one.id, officer, IssuerOutcome.GENUINE, today, f"unit {SECRET}")


async def revises(services: Services, keeper: Member, head: Member) -> None:
    """Write it into everything of drafts and revisions that takes words."""
    written = Written("sop/x.md", "X", "tikim", "Y", text=f"cari {SECRET}", questions=(SECRET,))
    drafting, reviewing = services.revisions.drafting, services.revisions.reviewing
    first = await drafting.submit(keeper, written)
    await reviewing.send_back(first.id, head, f"tanpa {SECRET}")
    second = await drafting.submit(keeper, written)
    await reviewing.approve(second.id, head)


async def stored_texts(database: Database) -> dict[str, list[str]]:
    """What lies on the disk in every column that is sealed, empty texts left out."""
    found: dict[str, list[str]] = {}
    async with database.engine.connect() as connection:
        for table, columns in sealing.sealed_columns(metadata):
            for column in columns:
                rows = await connection.execute(text(f"SELECT {column.name} FROM {table.name}"))
                texts = [value for value in rows.scalars() if value]
                found[f"{table.name}.{column.name}"] = texts
    return found


async def everything(database: Database) -> str:
    words: list[str] = []
    async with database.engine.connect() as connection:
        for table in sealing.sealed_columns(metadata)[0][0].metadata.sorted_tables:
            rows = await connection.execute(text(f'SELECT * FROM "{table.name}"'))
            words += [repr(tuple(row)) for row in rows]
    return "\n".join(words)


async def test_a_leaked_database_holds_no_word_that_people_wrote(
    database_url: str, clock: HandMovedClock, shelf: Shelf
) -> None:
    key = new_key()
    settings = load(_env_file=None, database_url=database_url, encryption_keys=key)
    async with open_services(
        settings, clock, OfficeRules(shelf, settings.zone), shelf=NoShelf()
    ) as services:
        await write_everywhere(Archive(services, clock), shelf)

        kept = await stored_texts(services.database)
        # The old words of a correction; a call for help has no words at all.
        unused = {"announcement_history.detail", "help_call_history.detail"}
        assert {name for name, texts in kept.items() if not texts} == unused
        assert all(one.startswith(SEALED) for texts in kept.values() for one in texts)
        assert SECRET not in await everything(services.database)
    address = make_url(database_url)
    if address.get_backend_name() == "sqlite":
        for file in Path(str(address.database)).parent.glob("pandu.db*"):
            assert SECRET.encode() not in file.read_bytes(), file
            assert key.encode() not in file.read_bytes(), file


async def test_without_keys_the_same_words_are_there(archive: Archive, shelf: Shelf) -> None:
    """So that the test above can fail."""
    await write_everywhere(archive, shelf)

    assert SECRET in await everything(archive.services.database)


async def test_a_leaked_database_lets_nobody_in(archive: Archive) -> None:
    services = archive.services
    code = await services.people.invite(NewMember("Rina", "kanim", (Role.OFFICER,)))
    stored = invitations.fingerprint(code)

    leaked = await everything(services.database)
    assert code not in leaked
    assert stored in leaked
    with pytest.raises(InvitationUnknown):
        await services.people.enrol(stored, telegram_id=666)
