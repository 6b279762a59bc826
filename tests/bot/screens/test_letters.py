"""A letter comes as text to copy and as a Word file that says the same."""

from io import BytesIO

from docx import Document

from bot.screens import letters as screens
from knowledge.reading import letters
from knowledge.reading.sources import catalogue
from tests.places import CONTENT, KNOWLEDGE

LETTERS = letters.load(KNOWLEDGE / "letters", catalogue.load(CONTENT))


def test_the_list_numbers_every_letter_and_fits_a_screen() -> None:
    screen = screens.listed(list(LETTERS.values()))

    assert screen.html.count("<b>") == len(LETTERS) + 1
    assert len(screen.rows) <= 6
    assert all(len(button.label) <= 18 for row in screen.rows for button in row)


def test_every_letter_fits_one_message() -> None:
    for letter in LETTERS.values():
        assert len(screens.letter(letter).html) < 4096, letter.id


def test_the_word_file_says_what_the_text_says() -> None:
    letter = LETTERS["surat-ke-penerbit"]

    document = Document(BytesIO(screens.as_docx(letter)))

    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "{nomor surat}" in words
    assert "Apakah dokumen dengan nomor itu diterbitkan" in words
    assert document.core_properties.author == ""
