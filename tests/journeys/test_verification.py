"""A document is followed to its issuer: opened, asked, chased, answered, and what follows."""

from io import BytesIO

import docx

from botapi_emulator import Person
from tests.cast.steps import reads, shows, taps, taps_further, types
from tests.journeys.conftest import Office
from tests.journeys.reports import at, files, member

REFERENCE = "117/2026"


async def opens(officer: Person, document: str = "KTP-el", interview: str = "Hari ini") -> None:
    """Open a verification with three taps and the application number."""
    await types(officer, "/verifikasi", then="Dokumen apa")
    await taps(officer, document, then="Cek dahulu di loket")
    await taps(officer, "Perlu bersurat", then="Nomor permohonannya?")
    await types(officer, REFERENCE, then="Kapan pemohon diwawancara?")
    await taps(officer, interview, then="Dicatat")
    await officer.expects("Verifikasi dibuka")


async def sends(officer: Person, due: str = "3 hari kerja") -> None:
    """Note that the letter has gone out today."""
    await taps(officer, "Sudah dikirim", then="lewat apa")
    await taps(officer, "Surat", then="Tanggal berapa dikirim")
    await taps(officer, "Hari ini", then="ditunggu sampai kapan")
    await taps(officer, due, then="Dicatat")
    await officer.expects("menunggu jawaban penerbit")


async def closes(officer: Person, outcome: str, by: str = "Kepala Bidang Dafduk") -> None:
    """Enter what the issuer has said today."""
    await taps(officer, "Catat hasil", then="Apa jawaban penerbit?")
    await taps(officer, outcome, then="Siapa yang menjawab?")
    await types(officer, by, then="Tanggal berapa dijawab?")
    await taps(officer, "Hari ini", then="Dicatat")


async def test_the_first_is_opened_with_three_taps_a_further_one_with_four(
    office: Office,
    rina: Person,
) -> None:
    first = await types(
        rina, "/verifikasi", then="Dokumen apa", buttons=["KTP-el", "Penerbit lain"]
    )
    assert len(first.buttons) <= 6
    check = await taps(
        rina, "KTP-el", then="Disdukcapil", buttons=["Perlu bersurat", "Sudah jelas"]
    )
    shows(check, "KTP-el", "pembaca chip")
    assert len(check.buttons) <= 3
    await taps(rina, "Perlu bersurat", then="Jangan menulis nama, NIK")
    shows(
        await types(rina, REFERENCE, then="Kapan pemohon diwawancara?"),
        "4 hari kerja (Permenkumham 18/2022 Pasal 22)",
    )

    await rina.taps("Hari ini")

    await rina.expects("Dicatat")
    card = await rina.expects("VD-0001 — KTP-el")
    assert REFERENCE in card.text
    # Wednesday, and four office days from the next one on.
    shows(
        card,
        "paling lambat 1 Desember 2026 (4 hari kerja lagi)",
        "wawancara 25 November 2026; Permenkumham 18/2022 Pasal 22",
    )
    assert len(card.buttons) <= 3
    await office.all_is_sent()
    await office.head_of_dokintalkim.expects_nothing()

    await types(rina, "/verifikasi", then="Verifikasi saya", buttons=["Verifikasi baru"])
    await rina.taps("Verifikasi baru")
    # What was asked about stands first.
    again = await rina.expects("Dokumen apa")
    assert again.buttons[0][0] == "KTP-el"
    await taps(rina, "buku nikah", then="Cek dahulu di loket")
    await taps(rina, "Perlu bersurat", then="Nomor permohonannya?")
    await types(rina, "118/2026", then="Kapan pemohon diwawancara?")
    await taps(rina, "Kemarin", then="Dicatat")
    await rina.expects("VD-0002 — buku nikah")


async def test_a_kind_is_found_as_officers_type_it(office: Office, rina: Person) -> None:
    await types(rina, "/verifikasi kartu keluarga", then="Cek dahulu di loket")
    await taps(rina, "Kembali", then="Dokumen apa")
    several = await types(rina, "ijazah", then="Yang mana?")
    assert "ijazah SMA/SMK" in str(several.buttons)
    await types(rina, "zirafah", then="belum ada di halaman penerbit")
    await types(rina, "skck", then="SKCK")
    # What is half filled in is never replaced without a question, and the kind is not typed twice.
    await types(
        rina,
        "/verifikasi kartu keluarga",
        then="belum selesai diisi",
        buttons=["Lanjutkan draf", "Mulai baru"],
    )
    await rina.taps("Mulai baru")
    assert "\nKK\n" in (await rina.expects("Cek dahulu di loket")).text

    await rina.taps("Sudah jelas")

    await rina.expects("Tidak ada verifikasi yang dibuka")


async def test_an_issuer_is_found_by_leafing(office: Office, rina: Person) -> None:
    await types(rina, "/verifikasi", then="Dokumen apa")
    await taps(rina, "Penerbit lain", then="Siapa penerbitnya?")
    await taps(rina, "Berikutnya", then="14. Imigrasi")
    await taps(rina, "14.", then="Yang mana?")
    await taps(rina, "ITAS", then="Cek dahulu di loket")
    await taps(rina, "Halaman penerbit", then="Cara cek resmi")
    # The question stays where it was.
    await taps(rina, "Perlu bersurat", then="Nomor permohonannya?")
    await taps(rina, "Lewati", then="Kapan pemohon diwawancara?")
    await taps(rina, "Dasar batasnya", then="Permenkumham 18/2022 Pasal 22")


async def test_the_letter_is_filled_with_the_offices_words_and_blank_for_the_applicants(
    office: Office,
    rina: Person,
) -> None:
    await opens(rina)
    await rina.taps("Unduh surat")

    sent = await rina.expects("Surat untuk VD-0001")

    file = sent.json["document"]
    assert file["file_name"] == "VD-0001.docx"
    stored = office.telegram.world.files.get(str(file["file_id"]))
    assert stored is not None
    words = "\n".join(
        paragraph.text for paragraph in docx.Document(BytesIO(stored.content)).paragraphs
    )
    assert f"nomor {REFERENCE}" in words
    assert "Jenis dokumen: KTP-el" in words
    assert "Kantor Imigrasi Muara Enim, telepon" in words
    assert "Atas nama: ....." in words
    assert "Nomor dokumen: ....." in words


async def test_both_clocks_ring_the_officer_then_the_head(
    office: Office, rina: Person, hendra: Person
) -> None:
    await opens(rina)
    await sends(rina, due="3 hari kerja")

    await office.moves_to(at(27, 8))
    await rina.expects_nothing()
    # The office day before the last that the law gives, and the day that the officer has set.
    await office.moves_to(at(30, 7, 45))
    shows(
        await rina.expects("Batas bagi pemohon: 1 Desember 2026 (1 hari kerja lagi)"),
        "tangguhkan tertulis",
    )
    await rina.expects("Hari ini jawaban dari Disdukcapil ditunggu", buttons=["Sudah diingatkan"])
    await hendra.expects("Batas bagi pemohon")
    await hendra.expects_nothing()

    await office.moves_to(at(1, 7, 45, month=12))
    await reads(
        rina,
        "belum menjawab sampai 30 November 2026",
        "Batas bagi pemohon: 1 Desember 2026 (hari ini)",
    )
    shows(await hendra.expects("belum menjawab sampai 30 November 2026"), "bukan berarti palsu")
    await hendra.expects("(hari ini)")

    await office.moves_to(at(4, 12, month=12))
    await rina.expects_nothing()
    await hendra.expects_nothing()
    await office.admin.reads_all()  # Monday's notice


async def test_chasing_sets_the_issuers_clock_anew(office: Office, rina: Person) -> None:
    await opens(rina, interview="Hilang/rusak/duplikat")
    card = rina.last
    assert "tidak berlaku untuk paspor hilang" in card.text
    await sends(rina)
    await office.moves_to(at(30, 7, 45))
    await rina.expects("Hari ini jawaban")
    await taps(rina, "Sudah diingatkan", then="lewat apa")
    await taps(rina, "Telepon dinas", then="Tanggal berapa dikirim")
    await types(rina, "kemarin", then="ditunggu sampai kapan")
    await types(rina, "jumat", then="ditunggu sampai 4 Desember 2026")

    await office.moves_to(at(1, 8, month=12))
    await rina.expects_nothing()
    await office.head_of_dokintalkim.expects_nothing()

    await office.moves_to(at(4, 8, month=12))
    await rina.expects("Hari ini jawaban")
    await office.admin.reads_all()  # Monday's notice


async def test_only_a_written_suspension_stops_the_applicants_clock(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await taps(rina, "Ditangguhkan", then="hanya berhenti oleh penangguhan tertulis")
    shows(
        await types(
            rina, "W6.IMI.3-55/2026", then="berhenti, ditangguhkan tertulis 25 November 2026"
        ),
        "W6.IMI.3-55/2026",
    )

    await office.moves_to(at(2, 12, month=12))

    await rina.expects_nothing()
    await office.head_of_dokintalkim.expects_nothing()


async def test_not_genuine_opens_a_report_to_inteldakim_already_filled_in(
    office: Office, rina: Person, hendra: Person
) -> None:
    await opens(rina)
    await sends(rina)
    await closes(rina, "Tidak asli")
    shows(
        await rina.expects("Hasil: tidak asli", buttons=["Laporkan kejanggalan"]),
        "dijawab 25 November 2026 oleh Kepala Bidang Dafduk",
    )
    await hendra.expects("tidak asli")

    await taps(rina, "Laporkan kejanggalan", then="6/8")
    await taps(rina, "Biasa", then="7/8")
    await taps(rina, "Tidak", then="8/8")
    shows(
        await taps(rina, "Lewati", then="Penerima: Kasi Inteldakim"),
        REFERENCE,
        "menyatakan pada 25 November 2026 dokumen itu tidak asli",
    )
    await office.head_of_inteldakim.expects_nothing()
    await taps(rina, "Kirim laporan", then="dikirim")
    await rina.expects("sudah terkirim")
    shows(await office.head_of_inteldakim.expects("VD-0001"), "Dokumen palsu")


async def test_a_report_half_written_is_not_thrown_away_for_it(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await closes(rina, "Tidak asli")
    await rina.expects("Hasil: tidak asli")
    await types(rina, "/lapor", then="1/8")
    await taps(rina, "Calo", then="2/8")
    await types(rina, "/verifikasi", then="Verifikasi saya")
    await taps(rina, "1. VD-0001", then="Hasil: tidak asli")

    await rina.taps("Laporkan kejanggalan")

    await rina.expects("Anda punya draf laporan")
    await taps(rina, "Mulai baru", then="6/8")
    await office.head_of_dokintalkim.reads_all()


async def test_silence_and_an_empty_archive_are_never_called_false(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await taps(rina, "Catat hasil", then="bukan berarti palsu")
    await taps(rina, "Tidak ada jawaban", then="Dicatat")
    silent = await rina.expects(
        "Hasil: tidak ada jawaban, ditutup 25 November 2026", buttons=["Catat hasil"]
    )
    assert "bukan berarti palsu" in silent.text
    assert "Laporkan" not in str(silent.buttons)

    # It may come after all.
    await closes(rina, "Tidak dikenal penerbit")

    unknown = await rina.expects("Hasil: tidak dikenal penerbit")
    assert "bukan berarti palsu" in unknown.text
    assert "Laporkan" not in str(unknown.buttons)
    await office.head_of_dokintalkim.expects_nothing()


async def test_the_history_tells_what_was_done_when_and_by_whom(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await sends(rina)
    await closes(rina, "Asli")
    await rina.expects("Hasil: asli")

    await rina.taps("Riwayat")

    told = await rina.expects("Riwayat VD-0001")
    for line in (
        "1. 25/11 09.00 dibuka oleh Rina Wulandari",
        "hari wawancara dicatat oleh Rina Wulandari: biasa, 25 November 2026",
        "penerbit ditanya oleh Rina Wulandari: surat, 25 November 2026; ditunggu 30 November 2026",
        "hasil dicatat oleh Rina Wulandari: asli, 25 November 2026, Kepala Bidang Dafduk",
    ):
        assert line in told.text


async def test_one_opened_by_mistake_is_cancelled_after_a_question(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await taps(rina, "Lainnya", then="VD-0001")
    await taps(rina, "Batalkan", then="Batalkan verifikasi ini?")
    await taps(rina, "Ya, batalkan", then="Dicatat")
    await rina.expects("dibatalkan")

    await office.moves_to(at(2, 12, month=12))

    await rina.expects_nothing()


async def test_a_verification_begins_from_a_report(
    office: Office, rina: Person, sri: Person
) -> None:
    await files(office, rina)
    await office.all_is_sent()
    await rina.reads_all()
    shows(await sri.expects("KJ-0001", buttons=["Terima"]), never=["VD-"])
    await taps_further(sri, "Verifikasi ke penerbit", then="Dokumen apa")
    await types(sri, "kk", then="Cek dahulu di loket")
    await taps(sri, "Surat + pertanyaan", then="Nomor permohonannya?")
    await taps(sri, "Lewati", then="Apa yang perlu ditambahkan?")
    await types(sri, "Apakah nomor KK itu pernah diganti?", then="Kapan pemohon diwawancara?")
    await sri.types("24/11")

    opened = await sri.expects("VD-0001 — KK")

    shows(
        opened,
        "Dari laporan: KJ-0001",
        "Apakah nomor KK itu pernah diganti?",
        "paling lambat 30 November 2026",
    )


async def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(
    office: Office, rina: Person
) -> None:
    await opens(rina)
    await taps(rina, "Sudah dikirim", then="lewat apa")
    await taps(rina, "Laman atau tautan", then="Tanggal berapa dikirim")
    await types(rina, "entahlah", then="Tanggalnya belum terbaca")
    await types(rina, "31 desember", then="Tanggal itu belum tiba")
    await types(rina, "24/11/0026", then="lebih dari setahun")
    await types(rina, "24/11/2026", then="ditunggu sampai kapan")
    await types(rina, "24/11/2026", then="tidak boleh sebelum hari ini")
    await types(rina, "24/11/9999", then="lebih dari setahun")
    await rina.types("2 des")

    await rina.expects("ditanya 24 November 2026 lewat laman atau tautan")


async def test_figures_count_by_issuer(office: Office, rina: Person, hendra: Person) -> None:
    await opens(rina)
    await sends(rina)
    await closes(rina, "Asli")
    await rina.expects("Hasil: asli")
    await types(hendra, "/verifikasi", then="Belum ada verifikasi atas nama Anda")
    await taps(hendra, "Seksi saya", then="Tidak ada verifikasi terbuka")
    await hendra.taps("Angka penerbit")

    numbers = await hendra.expects("Penerbit dalam angka")

    shows(numbers, "Disdukcapil: 1 kali, median 0 hari kerja, tanpa jawaban 0%", never=["Rina"])


async def test_heads_see_their_sections_and_give_one_to_somebody_else(
    office: Office, rina: Person, yuni: Person, hendra: Person
) -> None:
    await opens(rina)
    await types(hendra, "/verifikasi", then="Belum ada verifikasi")
    await taps(
        hendra, "Seksi saya", then="VD-0001 KTP-el: disiapkan, belum dikirim (Rina Wulandari)"
    )
    await taps(hendra, "1. VD-0001", then="Petugas: Rina Wulandari")
    await taps(hendra, "Lainnya", then="VD-0001")
    await taps(hendra, "Serahkan", then="Diserahkan kepada siapa?")
    await types(hendra, "yuni", then="Diserahkan kepada siapa?")
    await taps(hendra, "Yuni Astuti", then="Dicatat")
    await hendra.expects("Petugas: Yuni Astuti")

    await yuni.expects("kini Anda pegang: diserahkan oleh Hendra", buttons=["Unduh surat"])
    await rina.expects("kini dipegang Yuni Astuti")


async def test_a_leave_hands_the_open_ones_to_the_head_and_back(
    office: Office, rina: Person, hendra: Person
) -> None:
    await opens(rina)
    await enters_leave(office, rina, "26/11/2026", "27/11/2026")

    await office.moves_to(at(26, 8))
    await hendra.expects("kini Anda pegang: petugasnya sedang tidak bertugas di sana")
    await rina.expects("kini dipegang Hendra")

    await office.moves_to(at(28, 8))
    await rina.expects("kembali kepada Anda")
    await hendra.expects("kini dipegang Rina Wulandari")
    await office.moves_to(at(30, 7, 45))
    await rina.expects("Batas bagi pemohon")
    await hendra.expects("Batas bagi pemohon")


async def test_a_dismissal_hands_them_on_and_the_heads_substitute_has_them(
    office: Office,
    rina: Person,
    hendra: Person,
) -> None:
    await opens(rina)
    await enters_leave(office, hendra, "26/11/2026", "27/11/2026")
    # Hendra is away without a substitute: the head of office has it.
    await office.services.people.dismiss((await member(office, rina)).id)

    await office.moves_to(at(26, 8))

    await office.head_of_office.expects("kini Anda pegang")
    await office.everybody_reads()


async def enters_leave(office: Office, person: Person, first: str, last: str) -> None:
    """Let the admin enter somebody's leave."""
    admin = office.admin
    name = (await member(office, person)).name
    await types(admin, "/cuti", then="Siapa")
    await types(admin, name.split()[0], then="Siapa")
    await taps(admin, name, then="Mulai tanggal")
    await types(admin, first, then="Sampai tanggal")
    await types(admin, last, then=name)
    await taps(admin, "Simpan cuti", then=name)
