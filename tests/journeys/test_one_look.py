"""One typed text is looked up at most once, whatever waits for it."""

import pytest

from botapi_emulator import Person
from office.anomalies.words.report_form import REPORT, ReportStep
from tests.cast.steps import types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import files, member
from tests.journeys.test_forms import DONE

# No SOP answers it, and it is no fragment of a question.
UNKNOWN = "kucing tetangga melahirkan di gudang"


@pytest.fixture
def searched(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the shelf was searched for."""
    shelf, found = office.application.bot_data.shelf, list[str]()
    answer = shelf.answer

    def counted(question: str, *rest: object, **more: object) -> object:
        found.append(question)
        return answer(question, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf, "answer", counted)
    return found


async def is_asked(office: Office, rina: Person) -> None:
    """Let a report of Rina's have an open question."""
    report = await files(office, rina, "Data pemohon tertukar", category="data")
    head = await member(office, office.head_of_dokintalkim)
    await office.services.anomalies.actions.ask(report.id, head, "Loket berapa?")
    await office.everybody_reads()


async def has_left_a_form(office: Office, rina: Person) -> None:
    """Let Rina leave a form whose question is open."""
    rinas = await member(office, rina)
    await office.services.forms.begin(rinas, REPORT, ReportStep.URGENCY, DONE)
    await office.fast_forward(minutes=40)


@pytest.mark.parametrize("text", [SURE, UNKNOWN])
async def test_a_question_alone_is_searched_once(
    office: Office, rina: Person, searched: list[str], text: str
) -> None:
    await rina.types(text)
    await rina.reads_all()
    await office.everybody_reads()

    assert searched == [text]


@pytest.mark.parametrize("text", [SURE, UNKNOWN])
async def test_with_a_form_that_was_left_it_is_searched_once(
    office: Office, rina: Person, searched: list[str], text: str
) -> None:
    await has_left_a_form(office, rina)

    await rina.types(text)

    await rina.expects(ANSWER if text == SURE else "6/8")
    await office.everybody_reads()
    assert searched == [text]


@pytest.mark.parametrize("text", [SURE, UNKNOWN])
async def test_with_an_open_question_of_a_report_it_is_searched_once(
    office: Office, rina: Person, searched: list[str], text: str
) -> None:
    await is_asked(office, rina)

    await rina.types(text)

    await rina.expects(ANSWER if text == SURE else "Ini jawaban untuk")
    await office.everybody_reads()
    assert searched == [text]


@pytest.mark.parametrize("text", [SURE, UNKNOWN])
async def test_what_follows_unsorted_words_is_searched_once(
    office: Office, rina: Person, searched: list[str], text: str
) -> None:
    await is_asked(office, rina)
    await types(rina, UNKNOWN, then="Ini jawaban untuk")
    searched.clear()

    await rina.types(text)

    await rina.expects(ANSWER if text == SURE else "Ini jawaban untuk")
    await office.everybody_reads()
    assert searched == [text]


@pytest.mark.parametrize(
    ("text", "then"),
    # Searched to see whether it is a question about an SOP after all.
    [("KK tampak hasil suntingan", "3/8"), (SURE, "mirip pertanyaan SOP")],
)
async def test_the_words_of_a_report_are_searched_once(
    office: Office, rina: Person, searched: list[str], text: str, then: str
) -> None:
    rinas = await member(office, rina)
    await office.services.forms.begin(rinas, REPORT, ReportStep.TEXT, DONE)

    await rina.types(text)

    await rina.expects(then)
    assert searched == [text]
