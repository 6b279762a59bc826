"""An answer stands on one screen, and says first what a reader must know before they trust it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.screens.questions import OPEN_BUTTON, Carried, Renderer
from bot.screens.sops.browse import BROWSE_BUTTON, Browser
from bot.telegram import Screen, markup, pack
from bot.telegram.markup import LETTERS_A_LINE
from bot.telegram.screen import fits, shortened, uncut
from bot.texts import questions as texts
from cli.terminal import drawn, lines_of, text_of
from knowledge.reading.content import Content
from knowledge.reading.fronts import rule
from knowledge.reading.office import categories, directory
from knowledge.reading.sops import library
from knowledge.reading.sops.recipients import MARK, Recipients
from knowledge.reading.sops.text.markdown import blocks, plain_block
from knowledge.search.answer import Answer, Band
from knowledge.search.index import Hit
from knowledge.shelf import Passage
from tests.places import CONTENT, KNOWLEDGE, OFFICE_FOLDER, ROOT
from tests.shelves import content_of

SHELF = library.load(ROOT / "tests" / "shelf")
OFFICE = directory.load(OFFICE_FOLDER / "office.toml")
RECIPIENTS = Recipients(categories.load(KNOWLEDGE / "anomalies.toml"), OFFICE)
TODAY = date(2026, 11, 25)
MOST_ROWS = 3
# What is not cut off in a row of so many buttons.
LONGEST_LABEL = {1: 40, 2: 18, 3: 11}


@pytest.fixture
def renderer() -> Renderer:
    return Renderer(SHELF, OFFICE, RECIPIENTS, TODAY)


@pytest.fixture
def office() -> Content:
    """The office's own content."""
    return content_of(CONTENT)


@pytest.fixture
def today(office: Content) -> Renderer:
    recipients = Recipients(office.categories, office.directory)
    return Renderer(office.library, office.directory, recipients, TODAY)


@pytest.fixture
def every(office: Content) -> list[Passage]:
    """All that the office's own SOPs say."""
    return [Passage(sop, section) for sop in office.library.values() for section in sop.sections]


def in_force(renderer: Renderer) -> Renderer:
    """The same some days later: the office's SOPs count."""
    return replace(renderer, today=date(2026, 11, 30))


def passage(sop_id: str, slug: str) -> Passage:
    section = SHELF[sop_id].find(slug)
    assert section is not None
    return Passage(SHELF[sop_id], section)


def hit(sop_id: str, slug: str) -> Hit:
    found = passage(sop_id, slug)
    return Hit(found.sop, found.section, 1.0)


COST, PAPERS = hit("paspor-hilang", "biaya"), hit("paspor-hilang", "dokumen")
CHECK = hit("paspor-rusak", "pemeriksaan")


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def test_what_to_be_careful_of_stands_in_one_line_above(renderer: Renderer) -> None:
    text = text_of(renderer.passage(passage("paspor-rusak", "pemeriksaan"), Carried(1)))

    name, warning, *_ = text.splitlines()
    assert name == "Paspor rusak — Pemeriksaan"
    assert warning == "⚠ Lewat masa tinjau (2 April 2025) — tanyakan Kasi Dokintalkim."


def test_what_the_lines_do_not_say_themselves_stands_above_them(renderer: Renderer) -> None:
    found = passage("paspor-rusak", "pemeriksaan")
    silent = replace(found, section=replace(found.section, body="Diperiksa bersama atasan.[^u]"))

    text = text_of(renderer.passage(silent, Carried(1)))

    assert (
        "⚠ Lewat masa tinjau (2 April 2025); ada yang belum terverifikasi; sumber berbeda" in text
    )


def test_both_sides_of_a_conflict_are_shown(renderer: Renderer) -> None:
    text = text_of(renderer.passage(passage("paspor-rusak", "pemeriksaan"), Carried(1)))

    assert "Sumber berbeda — tanyakan Kasi Dokintalkim:" in text
    assert "• Dahulu (2019): persetujuan sampai Kanwil." in text
    assert "• Kini (2025): keputusan Kakanim." in text


def test_one_line_says_where_the_answer_comes_from(renderer: Renderer) -> None:
    screen = renderer.passage(passage("paspor-hilang", "biaya"), Carried(1))

    assert screen.html.endswith("\n\n<i>DOK-04 · 1.0 · K2 PP 45/2024</i>")


def test_owner_dates_and_the_source_of_each_line_are_one_tap_away(renderer: Renderer) -> None:
    text = text_of(renderer.sources(passage("paspor-hilang", "biaya"), Carried(1, 0)))

    assert text.splitlines()[:6] == [
        "Sumber: Paspor hilang — Biaya",
        "SOP DOK-04 · versi 1.0 · Dokintalkim",
        "Berlaku 25 November 2026 · ditinjau 24 November 2026",
        "",
        "• Biaya beban paspor hilang Rp1.000.000 per buku. [1]",
        "",
    ]
    assert "[1] K2 PP 45/2024" in text


def test_practice_is_one_word_of_the_last_line(office: Content, today: Renderer) -> None:
    lost = office.library["paspor-hilang"]
    section = next(one for one in lost.sections if one.heading == "Paspor ditemukan lagi")

    text = text_of(today.passage(Passage(lost, section), Carried(1)))

    last = text.splitlines()[-1]
    assert last.startswith("DOK-04 · 1.1 · K1 ")
    assert last.endswith(" · praktik")
    assert len(last) <= LETTERS_A_LINE


def test_an_sop_in_force_from_tomorrow_says_so() -> None:
    yesterday = Renderer(SHELF, OFFICE, RECIPIENTS, date(2026, 11, 24))

    text = text_of(yesterday.passage(passage("paspor-hilang", "biaya"), Carried(1)))

    assert "⚠ Baru berlaku mulai 25 November 2026 — tanyakan Kasi Dokintalkim." in text


def test_a_draft_and_a_replaced_sop_say_so() -> None:
    lost = SHELF["paspor-hilang"]
    draft = replace(lost, status="draf")
    replaced = replace(lost, status="diganti", replaced_by="paspor-rusak")
    renderer = Renderer(SHELF, OFFICE, RECIPIENTS, TODAY)

    assert "Masih draf" in renderer.passage(Passage(draft, lost.sections[1]), Carried(1)).html
    assert "Paspor rusak" in renderer.passage(Passage(replaced, lost.sections[1]), Carried(1)).html


def test_a_long_section_is_cut_and_the_rest_is_one_tap_away(renderer: Renderer) -> None:
    short = renderer.passage(passage("paspor-hilang", "dokumen"), Carried(1))
    whole = renderer.whole(passage("paspor-hilang", "dokumen"), Carried(1, 2, is_likely=True))

    assert labels(short)[0] == "Selengkapnya"
    assert "14. Map berkas kedua" not in short.html
    assert "14. Map berkas kedua" in whole.html
    assert labels(whole) == ["‹ Kembali", "Semua bagian", "Sumber", "👍", "👎"]


def test_the_way_back_from_the_whole_leads_to_the_answer_as_it_was(renderer: Renderer) -> None:
    found, asked = passage("paspor-hilang", "dokumen"), Carried(1, 2, is_likely=True)

    back = renderer.whole(found, asked).rows[0][0].data.split(":")

    assert back[0] == OPEN_BUTTON
    assert Carried.of(int(back[2]), back[3:]) == asked


def test_what_is_sure_is_shown_plainly_with_two_others_and_a_verdict(renderer: Renderer) -> None:
    screen = renderer.answer(Answer(Band.SURE, "biaya", 0.9, COST, (CHECK, PAPERS)), 1)

    assert text_of(screen).startswith("Paspor hilang — Biaya\n")
    assert labels(screen) == ["Semua bagian", "Pemeriksaan", "Dokumen", "Sumber", "👍", "👎"]


def test_a_section_that_holds_more_of_the_answer_is_named(renderer: Renderer) -> None:
    near, far = replace(PAPERS, score=0.5), replace(PAPERS, score=0.1)

    shown = renderer.answer(Answer(Band.SURE, "biaya", 0.9, COST, (near,)), 1)
    other = renderer.answer(Answer(Band.SURE, "biaya", 0.9, COST, (far, CHECK)), 1)

    assert "\nAda juga: Dokumen.\n" in text_of(shown)
    assert "Ada juga" not in text_of(other)


def test_the_line_that_answers_is_bold_and_first(office: Content, today: Renderer) -> None:
    lost = office.library["paspor-hilang"]
    cost = next(one for one in lost.sections if one.heading == "Biaya")
    found = Hit(lost, cost, 1.0)

    lines = [plain_block(block) for block in blocks(cost.body)]
    robbed = next(at for at, said in enumerate(lines) if "Korban rampok" in said)

    screen = in_force(today).answer(Answer(Band.SURE, "dirampok", 0.9, found, (), line=robbed), 1)

    assert screen.html.splitlines()[1].startswith("<b>• Korban rampok atau copet: lihat")


def test_what_is_likely_says_that_it_may_be_another(renderer: Renderer) -> None:
    screen = renderer.answer(Answer(Band.LIKELY, "biaya", 0.5, COST, (CHECK, PAPERS)), 1)

    assert text_of(screen).startswith("Mungkin: Paspor hilang — Biaya\n")


def test_another_sop_is_named_where_the_heading_does_not_tell_it_apart(
    office: Content, today: Renderer
) -> None:
    lost, tariff = office.library["paspor-hilang"], office.library["paspor-tarif"]
    first = Passage(lost, lost.sections[1])
    heads = {section.heading: section for section in tariff.sections}
    damaged = office.library["paspor-rusak"]
    cost = next(section for section in damaged.sections if section.heading == "Biaya")

    screen = today.passage(
        first, Carried(1), beside=[(tariff, heads["Uang tidak kembali"]), (damaged, cost)]
    )

    shown = [label for label in labels(screen) if label != "Selengkapnya"]
    assert shown[1:3] == ["Uang tidak kembali", "Paspor rusak: Bia…"]


def test_a_choice_is_numbered_and_shows_the_first_words(renderer: Renderer) -> None:
    screen = renderer.answer(Answer(Band.CHOICE, "biaya", 0.2, None, (COST, CHECK)), 1)

    assert text_of(screen) == (
        "Maksud Anda yang mana? Tekan, atau ketik angkanya.\n"
        "1. Paspor hilang — Biaya\n"
        "Biaya beban paspor hilang Rp1.000.000 per…\n"
        "2. Paspor rusak — Pemeriksaan\n"
        "Kerusakan diperiksa bersama atasan; belum…"
    )
    assert labels(screen) == ["1. Biaya", "2. Pemeriksaan", "Tidak ada yang cocok", "Laporkan ini"]


def test_where_something_is_near_nobody_says_that_there_is_no_sop(renderer: Renderer) -> None:
    screen = renderer.answer(Answer(Band.NONE, "x", 0.1, None, (COST,)), 1)

    assert text_of(screen) == (
        "Saya tidak yakin. Yang paling dekat (tekan, atau ketik angkanya):\n"
        "1. Paspor hilang — Biaya\n"
        "Biaya beban paspor hilang Rp1.000.000 per…\n\n"
        "Tidak ada yang cocok? Tekan Teruskan; Kasi Dokintalkim menjawab di sini."
    )
    assert [[button.label for button in row] for row in screen.rows] == [
        ["1. Biaya"],
        ["Teruskan ke Kasi", "Laporkan ini"],
    ]


def test_where_nothing_is_near_a_section_can_be_chosen(renderer: Renderer) -> None:
    screen = renderer.answer(Answer(Band.NONE, "x", 0.0, None, ()), 1)

    assert labels(screen) == ["Teruskan ke Kasi…", "Laporkan ini"]
    assert text_of(screen).startswith("Belum ada SOP untuk itu.")
    assert "kepala seksi yang mengurusnya" in screen.html


def test_a_section_that_was_browsed_cannot_be_judged(renderer: Renderer) -> None:
    screen = renderer.passage(passage("paspor-hilang", "biaya"), Carried(0))

    assert labels(screen)[-1] == "Sumber"


def test_the_reasons_of_a_verdict_replace_the_buttons(renderer: Renderer) -> None:
    screen = renderer.why_not_helpful(passage("paspor-hilang", "biaya"), Carried(1))

    assert labels(screen) == [
        "Isinya salah",
        "Kurang lengkap",
        "Sudah usang",
        "Sulit dipahami",
        "‹ Kembali",
        "Teruskan ke Kasi",
    ]


def test_every_answer_of_the_shelf_stands_on_one_screen(
    today: Renderer, every: list[Passage]
) -> None:
    for one in every:
        beside = [(other.sop, other.section) for other in every[:3]]
        screen = today.passage(one, Carried(10**9, is_likely=True), beside=beside)

        assert len(screen.rows) <= MOST_ROWS, drawn(screen)
        widths = [[len(button.label) for button in row] for row in screen.rows]
        assert all(max(row) <= LONGEST_LABEL[len(row)] for row in widths), drawn(screen)
        assert "Semua bagian" in labels(screen), drawn(screen)
        assert len(screen.html) < 4096
        assert not MARK.search(screen.html), screen.html


def test_nine_answers_of_ten_leave_room_for_their_buttons(
    today: Renderer, every: list[Passage]
) -> None:
    renderer = in_force(today)
    lines = sorted(lines_of(renderer.passage(one, Carried(1, is_likely=True))) for one in every)

    assert lines[len(lines) // 2] <= 13
    assert lines[len(lines) * 9 // 10] <= 16  # of some 30 on a phone


def test_a_section_says_whom_to_tell_and_offers_to_report(
    office: Content, today: Renderer, every: list[Passage]
) -> None:
    marked = next(one for one in every if MARK.search(one.section.body))
    unit = next(name for name, one in office.directory.units.items() if one.has_coordinator)
    branch = replace(today, unit=unit)

    assert "Laporkan" in labels(today.passage(marked, Carried(1)))
    assert "koordinator UKK, lalu Kasi" in branch.whole(marked, Carried(1)).html
    assert "koordinator UKK, lalu Kasi" not in today.whole(marked, Carried(1)).html


def test_a_question_that_names_the_whole_opens_the_front_page(office: Content) -> None:
    recipients = Recipients(office.categories, office.directory)
    renderer = Renderer(
        office.library, office.directory, recipients, date(2026, 11, 30), fronts=office.fronts
    )
    lost = office.library["paspor-hilang"]
    found = Hit(lost, lost.sections[0], 1.0)

    screen = renderer.answer(Answer(Band.SURE, "x", 1.0, found, (), is_whole=True), 1)

    name, papers, *_ = text_of(screen).splitlines()
    assert name == "Paspor hilang"
    assert papers.startswith("Dokumen: 1. Surat lapor kehilangan dari kepolisian. 2. KTP-el")
    assert labels(screen)[:2] == ["Dokumen", "Biaya"]
    assert labels(screen)[-4:] == ["Semua bagian", "Sumber", "👍", "👎"]


def test_every_front_page_stands_on_one_screen(office: Content) -> None:
    recipients = Recipients(office.categories, office.directory)
    renderer = Renderer(
        office.library, office.directory, recipients, date(2026, 11, 30), fronts=office.fronts
    )
    written = [office.fronts.get(page.id) for page in office.written_fronts]

    for front in (*map(office.fronts.of, office.library.values()), *filter(None, written)):
        screen = renderer.front(front, Carried(10**9, is_likely=True))
        sources = renderer.front_sources(front, Carried(10**9))

        widths = [[len(button.label) for button in row] for row in screen.rows]
        assert len(screen.rows) <= MOST_ROWS, drawn(screen)
        assert all(max(row) <= LONGEST_LABEL[len(row)] for row in widths), drawn(screen)
        assert "Semua bagian" in labels(screen), drawn(screen)
        _, *told = text_of(screen).split("\n\n")[0].splitlines()
        quoted = "\n".join(line for line in told if not line.startswith("⚠"))
        assert markup.lines_of(quoted) <= rule.MOST_LINES, drawn(screen)
        assert lines_of(screen) <= 13, drawn(screen)
        assert len(sources.html) < 4096
        assert not MARK.search(screen.html), screen.html


def test_browsing_the_shelf_takes_few_rows(office: Content) -> None:
    browser = Browser(office.library, office.directory, TODAY, lambda _: True)

    screens = [browser.owners()]
    for owner, subjects in office.library.by_section().items():
        screens.append(browser.subjects(owner))
        screens += [
            browser.titles(owner, number, page)
            for number, sops in enumerate(subjects.values())
            for page in range(-(-len(sops) // 6))
        ]
    screens += [
        browser.contents(sop, 10**9, page)
        for sop in office.library.values()
        for page in range(-(-len(sop.sections) // 6))
    ]

    for screen in screens:
        assert len(screen.rows) <= 6, drawn(screen)
        assert len(screen.html) < 4096
        shown = [button.label for row in uncut(screen.rows) for button in row if len(row) == 1]
        assert all(fits(label, 1) for label in shown), drawn(screen)


def test_every_section_is_on_one_page_of_its_sop(office: Content) -> None:
    browser = Browser(office.library, office.directory, TODAY)

    for sop in office.library.values():
        pages = [browser.contents(sop, 1, page) for page in range(-(-len(sop.sections) // 6))]
        numbers = [
            int(found) for page in pages for found in re.findall(r"(?m)^(\d+)\. ", page.html)
        ]
        assert numbers == list(range(1, len(sop.sections) + 1)), sop.id


def test_a_long_subject_is_turned_through_six_titles_at_a_time(office: Content) -> None:
    browser = Browser(office.library, office.directory, TODAY)
    owner, number, sops = max(
        (
            (owner, number, sops)
            for owner, subjects in office.library.by_section().items()
            for number, sops in enumerate(subjects.values())
        ),
        key=lambda found: len(found[2]),
    )
    last = (len(sops) - 1) // 6

    pages = [browser.titles(owner, number, page) for page in range(last + 1)]

    assert last >= 2, "no subject is long any more"
    titles = [label for page in pages for label in labels(page) if label[0].isdigit()]
    assert titles == [shortened(f"{at}. {sop.title}", 40) for at, sop in enumerate(sops, 1)]
    assert [label for label in labels(pages[0]) if "‹" in label or "›" in label] == [
        "Berikutnya ›",
        "‹ Kembali",
    ]
    assert "‹ Sebelumnya" in labels(pages[last])
    assert "Berikutnya ›" not in labels(pages[last])


def test_the_way_back_from_an_sop_leads_to_its_page_of_titles(office: Content) -> None:
    browser = Browser(office.library, office.directory, TODAY)

    for owner, subjects in office.library.by_section().items():
        for number, sops in enumerate(subjects.values()):
            for at, sop in enumerate(sops):
                back = browser.contents(sop, 1).rows[-1][-1]
                assert back.data == pack(BROWSE_BUTTON, owner, number, at // 6)


def test_an_sop_with_words_for_the_applicant_offers_them() -> None:
    browser = Browser(SHELF, OFFICE, TODAY, lambda sop_id: sop_id == "simkim-gangguan")

    screens = {sop.id: browser.contents(sop, 1) for sop in SHELF.values()}

    offering = [
        sop_id for sop_id, screen in screens.items() if "Kalimat untuk pemohon" in labels(screen)
    ]
    assert offering == ["simkim-gangguan"]


@pytest.mark.parametrize(
    ("sop", "heading", "shown"),
    [
        ("Paspor hilang", "Biaya", "Paspor hilang — Biaya"),
        ("Percepatan paspor (selesai hari yang sama)", "Biaya", "Percepatan paspor — Biaya"),
        (
            "Gratifikasi, pungutan liar, dan calo",
            "Calo dan titipan",
            "Gratifikasi… — Calo dan titipan",
        ),
        (
            "Penggantian paspor habis berlaku atau halaman penuh",
            "Kapan berhenti dan siapa dihubungi",
            "Penggantian paspor habis berlaku… — Kapan berhenti dan siapa dihubungi",
        ),
    ],
)
def test_a_title_takes_two_lines_at_most(sop: str, heading: str, shown: str) -> None:
    assert texts.title(sop, heading, most=LETTERS_A_LINE) == f"<b>{shown}</b>"


def test_what_is_hardly_anybody_s_task_goes_to_general_affairs(today: Renderer) -> None:
    near = hit("paspor-hilang", "biaya")
    far = Answer(Band.NONE, "skor timnas semalam", 0.01, None, (near,))
    close = replace(far, probability=0.2)
    lost = replace(far, offered=())

    nobodys = replace(far, probability=0.2, offered=(), is_nobodys=True)
    assert "Kasubbag Tata Usaha menjawab di sini" in drawn(today.answer(far, 7))
    assert "Teruskan ke Kasubbag Tata Usaha" in drawn(today.answer(lost, 7))
    assert "Kasi Dokintalkim menjawab di sini" in drawn(today.answer(close, 7))
    assert "Teruskan ke Kasubbag Tata Usaha" in drawn(today.answer(nobodys, 7))
