"""A report begins with whatever an officer has at hand, and a photo may come at any step."""

from itertools import pairwise

from sqlmodel import select

from bot.screens.anomalies.actions import REPORT_ABOUT_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from knowledge.shelf import address
from office.anomalies.models import Anomaly
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.escalation.policy import Urgency
from office.questions.models import Question
from tests.cast.steps import sends_document, sends_photo, shows, taps, taps_old, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, draft, files, member, questions


async def test_a_photo_with_words_begins_a_report_and_both_are_in_it(
    office: Office, officer: Person
) -> None:
    shows(
        await sends_photo(officer, caption=DOUBT, then="Laporkan ini?", buttons=["Ya, laporkan"]),
        "Tutup dahulu nama",
        "server Telegram",
    )

    await taps(officer, "Ya, laporkan", then="1/8")
    shows(await taps(officer, "Dokumen palsu", then="2/8", buttons=["Pakai uraian ini"]), DOUBT)
    await officer.taps("Pakai uraian ini")

    await officer.expects("3/8")
    answers = await draft(office, officer)
    assert answers.text == DOUBT
    assert len(answers.files) == 1


async def test_a_document_by_itself_may_begin_one_or_belong_to_an_open_one(
    office: Office, officer: Person, report: Anomaly
) -> None:
    await office.everybody_reads()

    await sends_document(
        officer, then="Laporkan ini?", buttons=["Ya, laporkan", f"Tambah ke {report.code}"]
    )
    await officer.taps(f"Tambah ke {report.code}")

    await officer.expects("sedang diteruskan")
    found = await office.services.anomalies.queries.attachments(report.id)
    assert [attachment.kind for attachment in found] == ["document"]
    await office.everybody_reads()


async def test_an_album_begins_one_report(office: Office, officer: Person) -> None:
    await officer.sends_album([b"satu", b"dua", b"tiga"])
    await officer.expects("Laporkan ini?")
    await office.settles()
    await officer.expects_nothing()

    await officer.taps("Ya, laporkan")

    await officer.expects("1/8")
    assert len((await draft(office, officer)).files) == 3


async def test_nothing_is_reported_by_a_person_who_says_no(office: Office, officer: Person) -> None:
    await sends_photo(officer, then="Laporkan ini?", buttons=["Batal"])

    await officer.taps("Batal")

    await officer.expects("tidak ada yang dikirim")
    assert await office.services.forms.of(await member(office, officer), REPORT) is None


async def test_a_text_that_no_sop_answers_begins_a_report_and_is_no_gap_then(
    office: Office, officer: Person
) -> None:
    gap = await types(
        officer,
        "kucing tetangga naik ke atap",
        then="Tekan Teruskan",
        buttons=["Laporkan ini"],
    )

    await officer.taps("Laporkan ini")

    await officer.expects("1/8")
    assert (await draft(office, officer)).text == "kucing tetangga naik ke atap"
    assert await office.services.questions.gaps() == []
    await taps_old(officer, gap, "Laporkan ini", then="Anda punya draf")


async def test_a_doubt_that_was_read_as_a_question_is_kept_for_the_report(
    office: Office, officer: Person
) -> None:
    doubt = "kk pemohon kayaknya palsu"
    await types(officer, doubt, then="Mungkin: Disdukcapil", buttons=["Laporkan"])
    await office.settles()
    (asked,) = await office.rows(select(Question.id))

    section = office.application.bot_data.shelf.library["dokumen-palsu"].sections[0]
    await office.forges(officer, pack(REPORT_ABOUT_BUTTON, address(section), asked))
    shows(await officer.expects("2/8", buttons=["Pakai uraian ini"]), doubt)
    await types(officer, DOUBT, then="3/8")
    assert (await draft(office, officer)).text == DOUBT
    assert len(await questions(office)) == 1


async def test_a_draft_that_waits_is_asked_about_before_another_begins(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Dokumen palsu", then="2/8")
    await types(officer, "/tanya kucing tetangga naik ke atap", then="Tekan Teruskan")

    await taps(
        officer, "Laporkan ini", then="Anda punya draf", buttons=["Lanjutkan draf", "Mulai baru"]
    )
    await officer.taps("Mulai baru")

    await officer.expects("1/8")
    assert (await draft(office, officer)).text == "kucing tetangga naik ke atap"


async def test_photos_come_at_any_step_and_no_caption_is_lost(
    office: Office, officer: Person
) -> None:
    steps = [
        ("1/8", lambda: officer.taps("Dokumen palsu")),
        ("2/8", lambda: officer.types(DOUBT)),
        ("3/8", lambda: officer.taps("Kantor Imigrasi Muara Enim")),
        ("4/8", lambda: officer.taps("Lewati")),
        ("5/8", lambda: officer.taps("Lewati")),
        ("6/8", lambda: officer.taps("Biasa")),
        ("7/8", lambda: officer.taps("Tidak")),
        ("8/8", lambda: officer.taps("Selesai")),
    ]
    await types(officer, "/lapor", then="1/8")
    for number, ((place, answer), _) in enumerate(pairwise([*steps, ("", None)]), 1):
        caption = "Stempelnya luntur juga" if place == "4/8" else ""
        await sends_photo(officer, b"foto %d" % number, caption=caption, then=place)
        await answer()
        await officer.expects("/8" if number < 8 else "Ringkasan laporan")

    await officer.sends_photo(b"terakhir")

    shows(await officer.expects("Berkas: 9"), DOUBT, "Stempelnya luntur juga")


async def test_a_caption_answers_the_question_for_words(office: Office, officer: Person) -> None:
    await types(officer, "/lapor", then="1/8")
    shows(await taps(officer, "Dokumen palsu", then="2/8"), "Tutup dahulu nama")

    await officer.sends_photo(caption=DOUBT)

    await officer.expects("3/8")
    assert (await draft(office, officer)).text == DOUBT


async def test_a_report_about_the_head_of_office_ends_where_that_is_said(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Gratifikasi", then="2/8")
    await sends_photo(officer, caption="Diminta menyetor setiap Jumat", then="3/8")
    await officer.taps("Kantor Imigrasi Muara Enim")
    for place in ("4/8", "5/8"):
        await officer.expects(place)
        await officer.taps("Lewati")
    await officer.expects("6/8")
    await taps(officer, "Biasa", then="7/8")

    await officer.taps("Kepala Kantor")

    said = await officer.expects("tidak dapat ditangani di dalam kantor")
    for words in ("Kanwil", "Pantau Imipas", "kws.kpk.go.id", "lapor.go.id", "sudah dihapus"):
        assert words in said.text
    assert "hapus sendiri" in said.text
    await office.settles()
    assert await office.services.forms.of(await member(office, officer), REPORT) is None
    await types(officer, "/lapor", then="1/8")


async def test_the_same_in_other_words_is_offered_to_join_and_never_joined_alone(
    office: Office, officer: Person
) -> None:
    first = await files(office, office.ukk_officer)
    second = await files(office, office.admin, "huruf di KK beda-beda, kayaknya editan")
    await files(office, office.trainer, "Stempel desa luntur dan tanda tangan lurah beda")
    await office.everybody_reads()
    same = ReportAnswers(
        category="dokumen",
        text="kk diedit, tulisan hurufnya beda-beda",
        unit="kanim",
        urgency=Urgency.NORMAL,
        concerns="",
    )
    await office.services.forms.begin(
        await member(office, officer), REPORT, ReportStep.SUMMARY, same
    )
    await types(officer, "/lapor", then="Anda punya draf")
    await taps(officer, "Lanjutkan draf", then="Ringkasan laporan")

    await officer.taps("Kirim laporan")

    joins = [f"Gabung ke {report.code}" for report in (second, first)]
    shows(
        await officer.expects("Ada laporan serupa", buttons=[*joins, "Kirim baru"]),
        never=["KJ-0003", "hurufnya berbeda"],
    )
    await taps(officer, joins[1], then=f"digabungkan ke laporan {first.code}")
    await office.everybody_reads()
