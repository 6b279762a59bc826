"""What the bot can do is found by what people type, like a section, by those who may see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.reading.abilities.ability import Ability
from knowledge.search.abilities import hidden_from, id_of
from knowledge.search.answer import Band
from knowledge.search.follow_up import Turn
from knowledge.shelf import Shelf, address
from office.people import Role
from tests.places import CONTENT, KNOWLEDGE
from tests.shelves import content_of, shelf_of

EVERYBODY = frozenset({Role.OFFICER})
ALL = frozenset(Role)

# What is asked, and what answers.
NAMED = {
    "gimana cara lapor": "lapor",
    "siapa plh kakanim": "pejabat",
    "cuti bersama desember": "libur",
    "besok libur ga": "libur",
    "contoh surat penundaan": "surat",
    "wawancara umroh": "wawancara",
    "kamu bisa apa": "bantuan",
    "udah makan belum": "kabar",
    "ada yg ngamuk": "darurat",
    "sop apa yang berubah": "sop-berubah",
}
OWN = {
    "lapor dong": "lapor",
    "aku mau lapor nih": "lapor",
    "dimana aku lapor ya": "lapor",
    "cara bikin laporan di sini": "lapor",
    "laporan gw udah ditangani belum": "laporan-saya",
    "status laporan aku": "laporan-saya",
    "plh kakanim siapa ya": "pejabat",
    "siapa kasi tikim hari ini": "pejabat",
    "siapa kepala kantor kita": "pejabat",
    "kasi lagi cuti, siapa yg gantiin": "pejabat",
    "natal libur ga": "libur",
    "tgl 24 des libur kah": "libur",
    "libur lebaran 2027 tanggal berapa": "libur",
    "besok masuk apa libur": "libur",
    "lusa kantor libur?": "libur",
    "bsk libur dak": "libur",
    "kantor tutup jam brp": "jam-kerja",
    "kantor buka sampe jam brp hari jumat": "jam-kerja",
    "alamat kantor kita apa ya": "alamat",
    "alamat semua ukk": "alamat",
    "contoh surat penolakan dong": "surat",
    "minta contoh bap": "surat",
    "template nota dinas": "surat",
    "wawancara wisata": "wawancara",
    "mau wawancara pemohon umroh": "wawancara",
    "mulai wawancara dong": "wawancara",
    "mau verifikasi ijazah": "verifikasi",
    "verifikasi akta lahir": "verifikasi",
    "pengumuman hari ini apa": "pengumuman",
    "mau latihan 5s": "latihan",
    "kuis dong": "kuis",
    "nilai kuis gw": "hasil",
    "daftar sop dong": "sop",
    "data saya yg disimpan apa aja": "dataku",
    "bot ini bisa ngapain aja": "bantuan",
    "apa kabar pandu": "kabar",
    "dasar bot tolol": "keluhan",
    "ngaco jawabannya": "keluhan",
    "cerita lucu dong": "obrolan",
    "jadwal bola": "obrolan",
    "tolong ada yang ngamuk bawa parang": "darurat",
    "saya diancam pemohon": "darurat",
    "nomor darurat": "darurat",
    "batalin aja": "batal",
}
OF_POSTS = {
    "tugas saya": (Role.SECTION_HEAD, "tugas"),
    "mau catat cuti saya": (Role.SECTION_HEAD, "cuti"),
    "rekap bulan ini": (Role.HEAD_OF_OFFICE, "rekap"),
    "tunjuk plh kasi tikim": (Role.HEAD_OF_OFFICE, "tunjuk"),
    "tulis pengumuman": (Role.TRAINER, "umumkan"),
    "atur jadwal latihan": (Role.TRAINER, "jadwal"),
    "ubah sop": (Role.SOP_KEEPER, "sop-tulis"),
    "saran sop": (Role.SOP_KEEPER, "saran"),
    "undang anggota baru": (Role.ADMIN, "anggota"),
    "keadaan bot": (Role.ADMIN, "kesehatan"),
    "apa yang kurang sebelum pandu dipakai": (Role.ADMIN, "siapkan"),
    "muat ulang sop": (Role.ADMIN, "muat-ulang"),
}
# What an SOP answers, though words of abilities stand in it.
OF_SOPS = (
    "cara lapor gratifikasi",
    "kasi cuti laporan masuk ke siapa",
    "pemohon marah di loket gmn",
    "pemohon ngamuk ditolak, tenangin gmn",
    "siapa yang tanda tangan penolakan",
    "lapor ke siapa kalau atasan terlibat",
    "mau ganti jadwal paspor",
    "berapa lama wawancara paspor",
    "contoh kalimat buat yang paspornya hilang",
    "data pemohon bocor gimana",
    "surat lapor kehilangan harus dari polisi?",
    "alamat pindah perlu ganti paspor?",
    "paspor hilang",
    "biaya paspor rusak",
)


# Commands that an SOP is called, too.
NAMES_OF_SOPS = ("wawancara", "verifikasi")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(CONTENT)


@pytest.mark.parametrize(("question", "expected"), [*NAMED.items(), *OWN.items()])
def test_what_people_type_finds_it(shelf: Shelf, question: str, expected: str) -> None:
    answer = shelf.answer(question, roles=EVERYBODY)

    assert answer.band.is_shown
    assert answer.shown is not None
    assert answer.shown.sop.id == f"/{expected}"


@pytest.mark.parametrize("question", NAMED)
def test_what_is_typed_as_listed_is_sure(shelf: Shelf, question: str) -> None:
    assert shelf.answer(question, roles=EVERYBODY).band is Band.SURE


@pytest.mark.parametrize(("question", "found"), OF_POSTS.items())
def test_a_post_finds_its_own(shelf: Shelf, question: str, found: tuple[Role, str]) -> None:
    role, expected = found

    seen = shelf.answer(question, roles={Role.OFFICER, role})
    unseen = shelf.answer(question, roles=EVERYBODY)

    assert seen.hits[0].sop.id == f"/{expected}"
    assert f"/{expected}" not in {hit.sop.id for hit in unseen.hits}


@pytest.mark.parametrize("question", OF_SOPS)
def test_an_sop_still_answers_what_is_its_own(shelf: Shelf, question: str) -> None:
    answer = shelf.answer(question, roles=ALL)

    assert not answer.hits[0].sop.is_ability


def _commands(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for ability in shelf.content.abilities.values():
        if ability.begins is not None and not ability.begins.preset:
            yield ability.begins.command, ability.id


def test_a_command_without_its_slash_is_sure(shelf: Shelf) -> None:
    commands = dict(_commands(shelf))
    commands |= {"libur": "libur", "Piket": "pejabat"}

    found = {
        typed: (answer.band, answer.hits[0].sop.id)
        for typed in commands.keys() - NAMES_OF_SOPS
        for answer in [shelf.answer(typed, roles=ALL)]
    }

    assert found == {typed: (Band.SURE, f"/{commands[typed]}") for typed in found}
    assert {"bantuan", "rekap", "tugas", "dataku", "piket", "sop", "surat"} <= found.keys()


@pytest.mark.parametrize("typed", NAMES_OF_SOPS)
def test_a_command_that_is_the_name_of_an_sop_stays_the_sops(shelf: Shelf, typed: str) -> None:
    assert typed in dict(_commands(shelf))
    assert not shelf.answer(typed, roles=ALL).hits[0].sop.is_ability


def test_a_title_is_sure(shelf: Shelf) -> None:
    for ability in shelf.content.abilities.values():
        answer = shelf.answer(ability.title, roles=ALL)
        # What rests on a fact that nobody has confirmed is never sure.
        band = Band.LIKELY if ability.fact else Band.SURE
        assert (answer.band, answer.hits[0].sop.id) == (band, id_of(ability))


def test_the_command_of_another_post_does_not_end_what_one_asks_about(shelf: Shelf) -> None:
    before = Turn("paspor hilang", "paspor-hilang", "dokumen")

    answer = shelf.answer("jadwal", before, roles=EVERYBODY)

    assert answer.question != "jadwal"


def _asked(shelf: Shelf) -> Iterator[tuple[Ability, str]]:
    for ability in shelf.content.abilities.values():
        for question in ability.questions:
            yield ability, question.text


@pytest.mark.parametrize("role", [*Role, None])
def test_nobody_finds_what_their_roles_may_not_see(shelf: Shelf, role: Role | None) -> None:
    roles = None if role is None else {role}
    hidden = hidden_from(roles, shelf.content.abilities)

    found = {
        hit.sop.id
        for ability, text in _asked(shelf)
        if id_of(ability) in hidden
        for hit in shelf.answer(text, roles=roles).hits
    }

    assert found & hidden == set()
    assert role in (Role.HEAD_OF_OFFICE, Role.ADMIN, Role.TRAINER) or hidden


def test_after_a_question_they_do_not_find_it_either(shelf: Shelf) -> None:
    before = Turn("paspor hilang", "paspor-hilang", "dokumen")
    hidden = hidden_from(EVERYBODY, shelf.content.abilities)

    for ability, text in _asked(shelf):
        if id_of(ability) in hidden:
            answer = shelf.answer(text, before, roles=EVERYBODY)
            assert not {hit.sop.id for hit in answer.hits} & hidden, text


def test_most_samples_find_their_own_ability(shelf: Shelf) -> None:
    asked = list(_asked(shelf))

    lost = [
        (text, ability.id)
        for ability, text in asked
        if shelf.answer(text, roles=ALL).hits[0].sop.id != id_of(ability)
    ]

    assert len(lost) <= len(asked) // 100, lost


def test_a_follow_up_stays_with_what_was_asked(shelf: Shelf) -> None:
    first = shelf.answer("besok libur ga", roles=EVERYBODY)
    assert first.shown is not None
    before = Turn(first.question, first.shown.sop.id, first.shown.section.slug)

    after = shelf.answer("kalo senin?", before, roles=EVERYBODY)

    assert after.hits[0].sop.id == "/libur"
    assert "senin" in after.question


def test_who_asks_for_sections_gets_no_ability(shelf: Shelf) -> None:
    for text in NAMED:
        assert not any(hit.sop.is_ability for hit in shelf.answer(text).hits)


def test_a_button_finds_its_ability(shelf: Shelf) -> None:
    hits = shelf.answer("gimana cara lapor", roles=EVERYBODY).hits

    found = shelf.ability_at(address(hits[0].section))

    assert found is not None
    assert found.id == "lapor"
    assert shelf.passage(address(hits[0].section)) is None
    assert shelf.ability("paspor-hilang") is None


def test_a_shelf_without_a_single_sop_finds_abilities(tmp_path: Path) -> None:
    shelf = Shelf(CONTENT, sops=tmp_path)

    assert shelf.answer("gimana cara lapor", roles=EVERYBODY).band is Band.SURE
    assert shelf.answer("gimana cara lapor").band is Band.NONE


def test_the_content_in_use_has_them_all() -> None:
    files = {file.stem for file in (KNOWLEDGE / "abilities").glob("*.md")}

    assert content_of(CONTENT).abilities.keys() == files


def test_a_replica_that_reads_the_stored_index_answers_the_same(
    shelf: Shelf, tmp_path: Path
) -> None:
    stored = tmp_path / "pandu.db.index"
    Shelf(CONTENT, index_file=stored)

    other = Shelf(CONTENT, index_file=stored)

    for question in (*NAMED, *OWN, *OF_SOPS):
        ours = shelf.answer(question, roles=EVERYBODY)
        theirs = other.answer(question, roles=EVERYBODY)
        assert (ours.band, [hit.place for hit in ours.hits]) == (
            theirs.band,
            [hit.place for hit in theirs.hits],
        )
