"""Quizzes by name: what an answer moves, whose answer counts, and who sees the results."""

import struct

import pytest

from botapi_emulator import Message, Person
from knowledge.reading.training.content import QuizQuestion
from office.people import NewMember, Role
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import at

QUIZ_ON_FRIDAY = """
[training]
days = ["monday", "tuesday", "wednesday", "thursday"]
time = "08.00"
quiz_days = ["friday"]
"""


@pytest.fixture
def training_table() -> str:
    return QUIZ_ON_FRIDAY


def question_in(office: Office, quiz: Message) -> QuizQuestion:
    """The question that a quiz puts."""
    questions = office.application.bot_data.shelf.content.training.questions.values()
    return next(question for question in questions if question.text == quiz.text)


async def asks_for_quiz(office: Office, person: Person) -> tuple[Message, QuizQuestion]:
    """Let somebody ask for a question and find it."""
    quiz = await types(person, "/kuis", then="?")
    await office.all_is_sent()
    return quiz, question_in(office, quiz)


async def answers(office: Office, person: Person, *, rightly: bool) -> QuizQuestion:
    """Let somebody ask for a question and answer it."""
    quiz, question = await asks_for_quiz(office, person)
    await person.votes(quiz, question.correct if rightly else (question.correct + 1) % 4)
    await person.expects("Jawaban Anda benar" if rightly else "Belum tepat")
    return question


async def officers_read(office: Office) -> None:
    """Let the officers read what the schedule sent them."""
    await office.all_is_sent()
    for officer in (office.counter_officer, office.ukk_officer, office.admin):
        await officer.reads_all()


async def test_a_right_answer_is_explained_and_counted(office: Office, rina: Person) -> None:
    quiz, question = await asks_for_quiz(office, rina)
    assert quiz.poll is not None
    assert (quiz.poll["type"], quiz.poll["is_anonymous"]) == ("quiz", False)
    assert quiz.json["has_protected_content"]

    await rina.votes(quiz, question.correct)

    told = await rina.expects("Jawaban Anda benar", buttons=["Buka SOP-nya"])
    assert question.explanation in told.text
    await taps(rina, "Buka SOP-nya", then=" · 1.")
    assert rina.conversation().messages[told.id].text == told.text  # the explanation stays
    shows(
        await types(rina, "/hasil", then="Hasil saya"),
        "Kuis: 1 sampai · 1 dijawab · 1 benar · 0 salah",
    )


async def test_a_wrong_answer_brings_its_card_on_the_next_working_day(
    office: Office, rina: Person
) -> None:
    await office.moves_to(at(27, 9))  # a Friday: the next day of work is in the same month still
    await rina.expects("?")
    await office.all_is_sent()
    quiz = next(message for message in reversed(rina.chat) if message.poll)
    question = question_in(office, quiz)
    assert question.card_id is not None

    await rina.votes(quiz, (question.correct + 1) % 4)

    shows(
        await rina.expects("Belum tepat"),
        question.options[question.correct],
        "Kartunya datang pada 30 November 2026",
    )
    await officers_read(office)
    await office.moves_to(at(30, 8, 1))
    card = office.application.bot_data.shelf.content.training.cards[question.card_id]
    await rina.expects(f"— {card.title}", buttons=["Paham"])
    # A Monday: the picture of the week counts the quiz.
    await office.everybody_reads()


async def test_a_late_answer_counts(office: Office, rina: Person) -> None:
    quiz, question = await asks_for_quiz(office, rina)
    await office.moves_to(at(1, 7).replace(month=12))

    await rina.votes(quiz, question.correct)

    await rina.expects("Jawaban Anda benar")
    await rina.types("/hasil")
    assert "1 dijawab · 1 benar" in (await rina.expects("Hasil saya")).text


async def test_only_the_recipients_answer_counts(office: Office) -> None:
    rina, yuni, stranger = office.counter_officer, office.ukk_officer, office.stranger
    quiz, question = await asks_for_quiz(office, rina)

    await yuni.votes(quiz, question.correct)
    await stranger.votes(quiz, question.correct)

    await yuni.expects("kuisnya bukan untuk Anda")
    await office.settles()
    await stranger.expects_nothing()
    for person in (rina, yuni):
        await person.types("/hasil")
        assert " 0 dijawab · 0 benar" in (await person.expects("Hasil saya")).text


async def test_a_quiz_that_was_sent_twice_is_answered_once(office: Office, rina: Person) -> None:
    with office.telegram.faults.drop(method="sendPoll", times=1) as lost:
        await rina.types("/kuis")
        unknown = await rina.expects("?")  # the answer to this request never reached the bot
        await office.settles()
        await office.passes_until(
            lambda: [message for message in rina.chat if message.poll][1:], seconds=5
        )
        polls = [message for message in rina.chat if message.poll]
    await office.all_is_sent()
    assert lost.hits == 1
    known = polls[-1]
    assert known.id != unknown.id
    question = question_in(office, unknown)

    await rina.votes(unknown, question.correct)
    await rina.expects("Jawaban Anda benar")
    await rina.votes(known, (question.correct + 1) % 4)

    await office.settles()
    await rina.reads_all()
    shows(
        await types(rina, "/hasil", then="Hasil saya"),
        "Kuis: 1 sampai · 1 dijawab · 1 benar · 0 salah",
    )


async def test_a_question_that_waits_for_its_answer_is_not_followed_by_another(
    office: Office,
    rina: Person,
) -> None:
    await asks_for_quiz(office, rina)

    await rina.types("/kuis")

    await rina.expects("masih menunggu jawaban")


async def test_the_quiz_of_the_schedule_comes_once_on_its_day(office: Office) -> None:
    await office.moves_to(at(27, 7, 50))
    await office.services.training.due.run()
    await office.all_is_sent()
    await office.counter_officer.expects_nothing()

    await office.moves_to(at(27, 8, 1))

    for officer in (office.counter_officer, office.ukk_officer, office.admin):
        assert (await officer.expects("?")).poll is not None
    await office.moves_to(at(27, 15))
    await office.services.training.due.run()
    await office.all_is_sent()
    await office.counter_officer.expects_nothing()


async def test_a_trainer_sees_the_results_as_a_table_and_as_a_chart(
    office: Office, trainer: Person
) -> None:
    hard = await answers(office, office.counter_officer, rightly=False)
    await answers(office, office.ukk_officer, rightly=True)

    await trainer.types("/hasil")

    await trainer.expects("Hasil saya")
    shows(
        await trainer.expects("Hasil latihan", buttons=["Per soal", "Per orang"]),
        "Petugas dalam jangkauan Anda: 3",
        "Kuis: 2 sampai · 2 dijawab · 1 benar · 1 salah",
        "UKK Musi Rawas",
    )
    chart = await trainer.expects("Hasil kuis dalam gambar")
    assert chart.photo is not None
    assert chart.photo.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", chart.photo[16:24])
    assert width == 1080
    assert 300 < height < 5000
    shows(await taps(trainer, "Per soal", then="Per soal"), hard.text)
    shows(await taps(trainer, "Per orang", then="Rina Wulandari"), "Yuni Astuti")


async def test_a_trainer_of_a_ukk_sees_only_her_people(office: Office) -> None:
    maya = await office.enrols("ukk_trainer", NewMember("Maya", "ukk-musi-rawas", (Role.TRAINER,)))
    await answers(office, office.counter_officer, rightly=False)
    await answers(office, office.ukk_officer, rightly=True)

    await maya.types("/hasil")

    await maya.expects("Hasil saya")
    shows(
        await maya.expects("Hasil latihan", buttons=["Per orang"]),
        "Kuis: 1 sampai · 1 dijawab · 1 benar · 0 salah",
        never=["Kantor Imigrasi Muara Enim"],
    )
    await maya.expects("Hasil kuis dalam gambar")
    await maya.taps("Per orang")
    assert "Rina" not in (await maya.expects("Yuni Astuti")).text


async def test_nobody_else_sees_what_others_answered(office: Office) -> None:
    await answers(office, office.counter_officer, rightly=False)
    for person in (office.ukk_officer, office.head_of_tikim, office.head_of_office):
        own = await types(person, "/hasil", then="Hasil saya")

        await person.sends_callback(own, "e:r:o:0:20261101-20261130")

        await person.expects("tidak tersedia untuk tugas Anda")
        assert "Rina" not in own.text
