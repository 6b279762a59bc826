"""What officers ask and choose comes to the keeper of the shelf, and what they decide counts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.screens.suggestions import SUGGESTION_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from knowledge.search.answer import Answer
from knowledge.shelf import Shelf
from office.people import NewMember, Role
from office.questions import QuestionOutcome
from office.revisions.files.importing import Imported
from office.suggestions import SuggestionKind
from tests.cast.judging import choice, gap, judges
from tests.cast.steps import shows, taps, taps_old, types
from tests.conftest import NINE, WIB
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.waiting import until

GAP = "printer paspor macet paspor pemohon ketarik miring"
GAP_AGAIN = "paspor pemohon ketarik miring printer paspor macet"
UNDECIDED = "surat keterangan belum ambil"
# Decided in this order, each nearest to the same section.
VAIN = (
    GAP,
    "paspor pemohon basah kena hujan di loket",
    "laminasi paspor mengelupas sesudah sehari",
    "stempel paspor hilang dari laci",
    "kertas blangko paspor habis mendadak",
    "gagang laci paspor copot",
    "balon paspor meletus",
)
WORDS = "Hentikan cetak dan panggil Tikim."


@pytest.fixture(autouse=True)
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one question be a close call until its phrasing is learned, whatever the fit is today.

    What is asked in vain is answered by nobody until then, and is nearest to the same section.
    """
    ask = Shelf.answer

    def judge(shelf: Shelf, question: str, found: Answer) -> Answer:
        if shelf.learned:
            return found
        if question in (*VAIN, GAP_AGAIN):
            return replace(gap(found, 0.2), offered=ask(shelf, GAP).hits[:4])
        return choice(found) if question == UNDECIDED else found

    judges(monkeypatch, judge)


async def chooses(officer: Person, number: str = "1") -> None:
    """Type the same as others, and choose."""
    await types(officer, UNDECIDED, then="Maksud Anda", buttons=[f"{number}. "])
    await taps(officer, f"{number}. ", then=" · 1.", buttons=["👍"])


async def asks_in_vain(officer: Person, question: str = GAP) -> None:
    await types(officer, question, then="Tekan Teruskan")


async def owner_of_choice(office: Office) -> Person:
    """The head in whose section the phrasing lies."""
    await office.services.suggestions.gathering.run()
    for key, person in office.people.items():
        member = await office.services.people.recognise(person.id)
        if member is not None and key.startswith("head_of"):
            found = await office.services.suggestions.deciding.open_for(member)
            if any(suggestion.kind is SuggestionKind.PHRASING for suggestion in found):
                return person
    raise AssertionError("no head was suggested the phrasing")


async def test_what_three_people_typed_and_chose_counts_once_it_is_accepted(
    office: Office,
) -> None:
    for officer in (office.counter_officer, office.ukk_officer, office.trainer):
        await chooses(officer)
    head = await owner_of_choice(office)
    await types(head, "/saran", then="1 usulan kalimat pertanyaan", buttons=["Contoh (1)"])
    card = await taps(
        head, "Contoh (1)", then="3 orang mengetik", buttons=["Ya", "Bukan", "Bagian lain"]
    )
    name = card.text.split("lalu memilih ")[1].split(". Tambahkan")[0]
    assert UNDECIDED in card.text

    await head.taps("Ya")

    await head.expects("mulai sekarang kalimat itu langsung dikenali")
    # By itself: a signal wakes every replica.
    await until(lambda: office.application.bot_data.shelf.learned)
    await types(office.admin, UNDECIDED, then=name, buttons=["👍"])
    await types(head, "/saran", then="Tidak ada saran")


async def test_an_accepted_phrasing_is_undone_on_every_replica(office: Office) -> None:
    for officer in (office.counter_officer, office.ukk_officer, office.trainer):
        await chooses(officer)
    head = await owner_of_choice(office)
    await types(head, "/saran", then="Saran untuk SOP", buttons=["Contoh (1)"])
    card = await taps(head, "Contoh (1)", then="3 orang mengetik")
    await taps(head, "Bagian lain", then="Contoh untuk bagian mana?", buttons=["2. "])
    await taps(head, "2. ", then="langsung dikenali", buttons=["Urungkan"])
    await until(lambda: office.application.bot_data.shelf.learned)

    await head.taps("Urungkan")

    again = await head.expects("Keputusan diurungkan", buttons=["Ya", "Bukan", "Bagian lain"])
    # It stands again for what people chose, not for what the keeper had made of it.
    assert again.text.endswith(card.text)
    # By itself: a signal wakes every replica.
    await until(lambda: not office.application.bot_data.shelf.learned)
    await types(office.admin, UNDECIDED, then="Maksud Anda", buttons=["1. "])


async def test_a_decision_is_found_again_and_undone(office: Office, head: Person) -> None:
    officer = await office.services.people.recognise(office.counter_officer.id)
    member = await office.services.people.recognise(head.id)
    assert officer is not None
    assert member is not None
    for number, question in enumerate(VAIN):
        await office.services.questions.record(number, officer, question, QuestionOutcome("none"))
    suggestions = office.services.suggestions
    await suggestions.gathering.run()
    gaps = {
        suggestion.text: suggestion.id for suggestion in await suggestions.deciding.open_for(member)
    }
    for question in VAIN:
        office.clock.advance(timedelta(seconds=1))
        await suggestions.deciding.is_elsewhere(gaps[question], member)
    await types(head, "/saran", then="Tidak ada saran", buttons=["Keputusan saya"])

    await head.taps("Keputusan saya")

    shows(
        await head.expects("Keputusan Anda", buttons=["Urungkan 1", "Berikutnya"]),
        f"1. ‹{VAIN[-1]}›",
        "bukan urusan kita",
        "Halaman 1 dari 2",
    )
    shows(
        await taps(
            head, "Berikutnya", then="Halaman 2 dari 2", buttons=["Urungkan 7", "Sebelumnya"]
        ),
        f"7. ‹{GAP}›",
    )
    await until(lambda: GAP in office.services.shelf().elsewhere)
    await types(office.ukk_officer, GAP_AGAIN, then="bukan urusan kantor kita")

    await head.taps("Urungkan 7")

    await head.expects("Keputusan diurungkan", buttons=["Jawab sekarang"])
    # By itself: a signal wakes every replica.
    await until(lambda: GAP not in office.services.shelf().elsewhere)
    await types(office.ukk_officer, GAP_AGAIN, then="Tekan Teruskan")


async def test_what_two_people_typed_is_no_suggestion(office: Office) -> None:
    for _ in range(2):
        for officer in (office.counter_officer, office.ukk_officer):
            await chooses(officer)
        # Later the same words lean on nothing.
        await office.fast_forward(minutes=15)

    with pytest.raises(AssertionError, match="no head"):
        await owner_of_choice(office)


async def test_a_phrasing_can_go_to_another_section_or_be_refused(office: Office) -> None:
    for officer in (office.counter_officer, office.ukk_officer, office.trainer):
        await chooses(officer)
    head = await owner_of_choice(office)
    await types(head, "/saran", then="Contoh", buttons=["Contoh (1)"])
    await taps(head, "Contoh (1)", then="3 orang mengetik")
    choice = await taps(head, "Bagian lain", then="Contoh untuk bagian mana?", buttons=["2. "])
    second = choice.text.split("2. ")[1].splitlines()[0].partition(" — ")[2]

    await head.taps("2. ")

    await head.expects("langsung dikenali")
    await office.services.learning.learn()
    await types(office.admin, UNDECIDED, then=second)


async def test_a_gap_is_answered_once_for_all_who_asked(office: Office, head: Person) -> None:
    first, second = office.counter_officer, office.ukk_officer
    await asks_in_vain(first)
    await asks_in_vain(second, GAP_AGAIN)
    await types(head, "/saran", then="1 pertanyaan tanpa SOP", buttons=["Kekurangan (1)"])
    shows(
        await taps(
            head,
            "Kekurangan (1)",
            then="Belum ada SOP-nya",
            buttons=["Jawab sekarang", "Bukan urusan kita"],
        ),
        "Ditanyakan 2 kali oleh 2 orang",
    )

    await taps(head, "Jawab sekarang", then="Tulis jawabannya")
    preview = await types(head, WORDS, then="Pratinjau", buttons=["Untuk semua"])
    assert "Penanya saja" not in str(preview.buttons)
    await head.taps("Untuk semua")

    await head.expects("terkirim kepada semua yang menanyakannya")
    for asker in (first, second):
        shows(await asker.expects(WORDS), "Jawaban Kasi Dokintalkim, belum SOP, berlaku 90 hari")
    await types(office.trainer, GAP, then=WORDS)
    await types(head, "/saran", then="Tidak ada saran")


async def test_what_is_no_business_of_the_office_is_told_so_the_next_time(
    office: Office, head: Person
) -> None:
    await asks_in_vain(office.counter_officer)
    await types(head, "/saran", then="Saran untuk SOP", buttons=["Kekurangan (1)"])
    await taps(head, "Kekurangan (1)", then="Belum ada SOP-nya")

    await head.taps("Bukan urusan kita")

    await head.expects("bukan urusan kantor kita", buttons=["Urungkan"])
    await office.services.learning.learn()
    await types(
        office.ukk_officer, GAP_AGAIN, then="bukan urusan kantor kita", buttons=["Teruskan"]
    )
    await types(head, "/saran", then="Tidak ada saran")


async def test_a_gap_is_given_to_the_section_it_belongs_to(office: Office, head: Person) -> None:
    await asks_in_vain(office.counter_officer)
    await types(head, "/saran", then="Saran untuk SOP", buttons=["Kekurangan (1)"])
    await taps(head, "Kekurangan (1)", then="Paling dekat: Dokintalkim")

    await taps(head, "Milik seksi", then="urusan seksi mana", buttons=["Tikim"])
    await head.taps("Tikim")

    await head.expects("sekarang ada di Kasi Tikim")
    await types(office.head_of_tikim, "/saran", then="1 pertanyaan tanpa SOP")


async def test_who_found_an_answer_poor_hears_what_became_of_it(
    office: Office, officer: Person, head: Person
) -> None:
    await types(officer, SURE, then=ANSWER)
    await taps(officer, "👎", then="Apa yang kurang")
    await taps(officer, "Sudah usang", then="belum membantu (sudah usang)")
    await types(
        head, "/saran", then="1 jawaban yang dinilai belum membantu", buttons=["Penilaian (1)"]
    )
    shows(
        await taps(
            head, "Penilaian (1)", then="Belum membantu: sudah usang", buttons=["Sudah diperbaiki"]
        ),
        ANSWER,
        never=["Rina"],
    )

    await head.taps("SOP sudah benar")

    await head.expects("Penanyanya diberi tahu")
    shows(
        await officer.expects("Penilaian Anda sudah dibaca pengelola SOP"),
        "isinya benar dan tetap berlaku",
    )


async def test_an_answer_is_called_corrected_only_after_its_section_has_changed(
    office: Office, officer: Person, head: Person
) -> None:
    await office.services.changes.recording.record_changes()
    await types(officer, SURE, then=ANSWER)
    await taps(officer, "👎", then="Apa yang kurang")
    await taps(officer, "Sudah usang", then="belum membantu (sudah usang)")
    await types(head, "/saran", then="belum membantu", buttons=["Penilaian (1)"])
    rating = await taps(head, "Penilaian (1)", then="sudah usang", buttons=["Sudah diperbaiki"])
    await taps(head, "Sudah diperbaiki", then="belum berubah sejak dinilai")
    # A change counts from its moment on: it must be later than the question.
    await office.fast_forward(minutes=1)

    shelf, path = office.application.bot_data.shelf, "sop/paspor-baru-anak.md"
    text = shelf.written(path) or ""
    more = text.replace("## Dokumen\n", "## Dokumen\n- Bawa juga map biru.[^praktik]\n", 1)
    file = Imported(path, "Paspor baru anak", "dokintalkim", more)
    await office.services.revisions.importing.publish([file])
    await until(lambda: shelf.revisions)

    await taps_old(head, rating, "Sudah diperbaiki", then="Penanyanya diberi tahu")
    shows(await officer.expects("Penilaian Anda sudah dibaca"), never=["tetap berlaku"])


async def test_a_keeper_of_a_section_takes_the_place_of_its_head(office: Office) -> None:
    keeper = await office.employs(
        "keeper", NewMember("Wati", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )
    await asks_in_vain(office.counter_officer)

    await types(office.head_of_dokintalkim, "/saran", then="Tidak ada saran")
    await types(keeper, "/saran", then="1 pertanyaan tanpa SOP")
    # Heads alone see small numbers.
    await taps(keeper, "Kekurangan (1)", then="Ditanyakan kurang dari 5 kali oleh kurang dari 5")


@pytest.mark.parametrize("command", ["a", "n", "j", "x", "e", "m", "r"])
async def test_nobody_decides_for_another_section(office: Office, command: str) -> None:
    await asks_in_vain(office.counter_officer)
    await office.services.suggestions.gathering.run()

    for person in (office.head_of_tu, office.admin, office.counter_officer):
        await office.forges(person, pack(SUGGESTION_BUTTON, command, 1))
        await person.expects("diputuskan oleh pengelola lain")


async def test_on_monday_every_keeper_hears_once_what_waits(office: Office) -> None:
    await asks_in_vain(office.counter_officer)
    await office.all_is_sent()
    # The office opens at half past seven; Monday is five days away.
    office.clock.move_to(NINE + timedelta(days=5, hours=-1))
    for _ in range(2):
        await office.services.suggestions.due.weekly()
    await office.all_is_sent()

    weekly = [
        message for message in office.head_of_dokintalkim.unread if "buka /saran" in message.text
    ]
    assert len(weekly) == 1
    assert "1 pertanyaan tanpa SOP" in weekly[0].text
    assert not any("buka /saran" in message.text for message in office.head_of_tu.unread)
    await office.everybody_reads()


async def test_after_a_monday_off_the_week_begins_on_the_next_office_day(office: Office) -> None:
    await asks_in_vain(office.counter_officer)
    await office.all_is_sent()
    head, suggestions = office.head_of_dokintalkim, office.services.suggestions
    await suggestions.gathering.run()
    # Monday, 17 May 2027 is a holiday, and some joint leave may follow.
    hours = office.services.rules().hours
    opening = hours.next_opening(datetime(2027, 5, 17, tzinfo=WIB))
    assert opening.astimezone(WIB).weekday() > 0
    office.clock.move_to(opening)
    await suggestions.due.weekly()
    await office.all_is_sent()
    assert any("buka /saran" in message.text for message in head.unread)
    await office.everybody_reads()


async def test_how_the_sections_are_used(office: Office, head: Person) -> None:
    for _ in range(5):
        await types(office.counter_officer, "paspor hilang dokumennya apa", then="Paspor hilang — ")
        await types(office.counter_officer, "biaya paspor hilang brp", then="Paspor hilang — Biaya")
        await office.fast_forward(minutes=15)
    await types(head, "/saran", then="Tidak ada saran", buttons=["Bagian sepi"])

    await head.taps("Bagian sepi")

    shows(
        await head.expects("Sering ditinggalkan"),
        "ditinggalkan 5 kali, ditampilkan 5 kali",
        "sesudah Pandu dipakai setahun",
    )


async def test_who_keeps_no_sop_is_told_that_it_is_not_theirs(office: Office) -> None:
    await office.counter_officer.types("/saran")

    message = await office.counter_officer.expects("tidak")
    assert not message.buttons
    assert "menunggu keputusan Anda" not in message.text


async def test_an_officer_without_tasks_is_told_where_their_reports_are(office: Office) -> None:
    await office.counter_officer.types("/tugas")

    await office.counter_officer.expects("/laporanku")
